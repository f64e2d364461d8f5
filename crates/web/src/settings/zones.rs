//! Time zones to choose from, by the part of the world they are in.

use crate::{browser::intl, components::choice, words::words};
use yew::prelude::*;

/// Places that browsers go on calling by another name than today's, which comes second. The server takes both for the same.
const RENAMED: &str = "Asmera Asmara
Coral_Harbour Atikokan
Godthab Nuuk
Calcutta Kolkata
Katmandu Kathmandu
Rangoon Yangon
Saigon Ho_Chi_Minh
Faeroe Faroe
Kiev Kyiv
Enderbury Kanton
Ponape Pohnpei
Truk Chuuk";

/// The options of a field for a time zone, this one being chosen. The browser's own comes first, since it is the likely one.
pub fn options(chosen: &str) -> Html {
    let chosen = today(chosen);
    let own = intl::time_zone().map(|zone| today(zone.as_str()));
    let zones = sorted(intl::time_zones().into_iter().chain([chosen.clone(), "UTC".to_owned()]).chain(own.clone()));
    let group = |zones: &[Zone]| {
        let region = zones.first().map(|zone| zone.region.as_str()).filter(|region| !region.is_empty());
        let region = region.unwrap_or(words().settings.nowhere).to_owned();
        let zones = zones.iter().map(|zone| choice(&zone.name, &zone.label, zone.name == chosen));
        html! { <optgroup label={region}>{ for zones }</optgroup> }
    };
    html! {
        <>
            if let Some(own) = own.filter(|own| *own != chosen) {
                <optgroup label={words().settings.this_device}>{ choice(&own, &spelled(&own), false) }</optgroup>
            }
            { for zones.chunk_by(|one, next| one.region == next.region).map(group) }
        </>
    }
}

/// A time zone, in the order of the part of the world it is in and what it is called; those that are in none come first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Zone {
    region: String,
    label: String,
    name: String,
}

/// The zones, each once. The browser names most of them in order: each is put where it belongs.
fn sorted(names: impl Iterator<Item = String>) -> Vec<Zone> {
    let mut zones = Vec::new();
    for name in names.map(|name| today(&name)) {
        let (region, place) = name.split_once('/').unwrap_or(("", &name));
        let zone = Zone { region: region.to_owned(), label: spelled(place), name };
        if let Err(at) = zones.binary_search(&zone) {
            zones.insert(at, zone);
        }
    }
    zones
}

/// What a zone is called today.
fn today(name: &str) -> String {
    let mut renamed = RENAMED.lines().filter_map(|places| places.split_once(' '));
    renamed.find(|(old, _)| name.ends_with(old)).map_or_else(|| name.to_owned(), |(old, new)| name.replace(old, new))
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
        let zones = sorted(names.map(String::from).into_iter());
        let shown: Vec<_> = zones.iter().map(|zone| (zone.region.as_str(), zone.label.as_str())).collect();
        let expected = [("", "UTC"), ("America", "Adak"), ("America", "Argentina – La Rioja"), ("Europe", "Berlin")];
        assert_eq!(shown, expected);
    }

    #[test]
    fn zones_are_called_as_they_are_today() {
        let zones = sorted(["Asia/Calcutta", "Asia/Kolkata", "America/Godthab"].map(String::from).into_iter());
        let names: Vec<_> = zones.iter().map(|zone| zone.name.as_str()).collect();
        assert_eq!(names, ["America/Nuuk", "Asia/Kolkata"]);
        let contract = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi.json"));
        for place in RENAMED.split_whitespace() {
            assert!(contract.contains(&format!("/{place}\"")), "{place}");
        }
    }
}
