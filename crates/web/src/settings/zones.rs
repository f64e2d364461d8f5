//! Time zones to choose from, by the part of the world they are in.

use crate::{browser::intl, components::choice, words::words};
use std::collections::{BTreeMap, BTreeSet};
use yew::prelude::*;

/// The options of a field for a time zone, this one being chosen. The browser's own comes first, since it is the likely one.
pub fn options(chosen: &str) -> Html {
    let own = intl::time_zone().map(String::from);
    let names = intl::time_zones().into_iter().chain([chosen.to_owned(), "UTC".to_owned()]).chain(own.clone());
    let group = |(region, zones): (String, BTreeSet<Zone>)| {
        let zones = zones.iter().map(|zone| choice(&zone.name, &zone.label, zone.name == chosen));
        let region = if region.is_empty() { words().settings.nowhere } else { region.as_str() };
        html! { <optgroup label={region.to_owned()}>{ for zones }</optgroup> }
    };
    html! {
        <>
            if let Some(own) = own.filter(|own| own != chosen) {
                <optgroup label={words().settings.this_device}>{ choice(&own, &spelled(&own), false) }</optgroup>
            }
            { for regions(names).into_iter().map(group) }
        </>
    }
}

/// A time zone, in the order of what it is called.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Zone {
    label: String,
    name: String,
}

/// The zones of each part of the world; those that are in none come first, under no name.
fn regions(names: impl Iterator<Item = String>) -> BTreeMap<String, BTreeSet<Zone>> {
    let mut regions = BTreeMap::<_, BTreeSet<_>>::new();
    for name in names {
        let (region, place) = name.split_once('/').unwrap_or(("", &name));
        let zone = Zone { label: spelled(place), name: name.clone() };
        regions.entry(region.to_owned()).or_default().insert(zone);
    }
    regions
}

/// A name as one reads it.
fn spelled(name: &str) -> String {
    name.replace('_', " ").replace('/', " – ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_stand_once_and_by_place_under_their_part_of_the_world() {
        let names = ["UTC", "Europe/Berlin", "America/Argentina/La_Rioja", "America/Adak", "Europe/Berlin"];
        let shown: Vec<_> = regions(names.map(String::from).into_iter())
            .into_iter()
            .flat_map(|(region, zones)| zones.into_iter().map(move |zone| (region.clone(), zone.label)))
            .collect();
        let expected = [("", "UTC"), ("America", "Adak"), ("America", "Argentina – La Rioja"), ("Europe", "Berlin")];
        assert_eq!(shown, expected.map(|(region, label)| (region.to_owned(), label.to_owned())));
    }
}
