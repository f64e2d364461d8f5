//! How something felt, as a face with a name.

use crate::words::words;
use studentos_client::types::Mood;
use yew::prelude::*;

/// The mouths, from bad to good; each has a shape of its own, so that nobody has to tell colours apart.
const MOUTHS: [&str; 5] = [
    "M8 17q4-5.5 8 0",
    "M8.5 16.25q3.5-2.25 7 0",
    "M8.5 15.5h7",
    "M8.5 14.75q3.5 2.25 7 0",
    "M7.75 14h8.5q-1 4-4.25 4t-4.25-4z",
];
const EYES: &str = "M9 9.25v1 M15 9.25v1";

/// Its face.
pub fn face(mood: Option<Mood>) -> Html {
    let mouth = mood.and_then(|mood| MOUTHS.get(place(mood)));
    html! {
        <svg class={classes!("icon", mouth.is_none().then_some("is-faint"))} viewBox="0 0 24 24" aria-hidden="true">
            <circle cx="12" cy="12" r="9" />
            if let Some(mouth) = mouth {
                <path d={EYES} /><path d={*mouth} />
            }
        </svg>
    }
}

/// What it is called.
pub fn name(mood: Mood) -> &'static str {
    words().journal.moods.get(place(mood)).copied().unwrap_or_default()
}

/// One of the moods to choose, or none; `group` tells this choice from others on the page.
pub fn mood_choice(group: &str, chosen: Option<Mood>, onchoose: &Callback<Option<Mood>>) -> Html {
    let option = |mood: Option<Mood>| {
        html! {
            <label>
                <input
                    type="radio"
                    name={format!("mood-{group}")}
                    checked={mood == chosen}
                    onchange={onchoose.reform(move |_| mood)}
                />
                <span>{ face(mood) }{ mood.map_or(words().journal.no_mood, name) }</span>
            </label>
        }
    };
    let moods = (Mood::MIN..=Mood::MAX).map(|mood| Mood::new(mood).ok());
    html! {
        <fieldset class="choice moods">
            <legend>{ words().journal.mood }</legend>
            <div>{ option(None) }{ for moods.map(option) }</div>
        </fieldset>
    }
}

fn place(mood: Mood) -> usize {
    usize::from(mood.get() - Mood::MIN)
}
