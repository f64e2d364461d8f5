//! The names of all time zones, which the types do not know: the database is the server's.

use crate::zones;
use std::collections::BTreeMap;
use utoipa::openapi::{RefOr, extensions::ExtensionsBuilder, schema::Schema};

/// Names in the schema of a time zone those that there are.
pub fn add(schemas: &mut BTreeMap<String, RefOr<Schema>>) {
    if let Some(RefOr::T(Schema::Object(zone))) = schemas.get_mut("TimeZone") {
        let names = zones::names();
        let constants = names.iter().map(|name| constant(name)).collect::<Vec<_>>();
        // A list of texts leaves nothing for limits to say, and some generators cannot read both.
        (zone.min_length, zone.max_length, zone.pattern) = (None, None, None);
        zone.extensions = Some(ExtensionsBuilder::new().add("x-enum-varnames", constants).build());
        zone.enum_values = Some(names.into_iter().map(Into::into).collect());
    }
}

/// What a generated client may call a zone. Left to themselves, generators take `Etc/GMT+1` and `Etc/GMT-1` for the same.
fn constant(name: &str) -> String {
    let spelled = name.replace('+', "_PLUS_").replace("GMT-", "GMT_MINUS_");
    spelled.replace(['/', '-'], "_").to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_zone_has_a_name_of_its_own_that_a_program_can_have() {
        let names = zones::names();
        let constants: HashSet<_> = names.iter().map(|name| constant(name)).collect();
        assert_eq!(constants.len(), names.len());
        assert!(constants.iter().all(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')));
        assert_eq!(constant("America/Port-au-Prince"), "AMERICA_PORT_AU_PRINCE");
        assert_eq!([constant("Etc/GMT+1"), constant("Etc/GMT-1")], ["ETC_GMT_PLUS_1", "ETC_GMT_MINUS_1"]);
    }
}
