//! The language of the app.

use crate::{
    browser::language,
    words::{Language, words},
};
use yew::prelude::*;

/// The languages to choose from, each in its own words, one of them being spoken.
pub fn language_choice(spoken: Language, onchoose: &Callback<Language>) -> Html {
    let option = |language: Language| {
        let onchange = onchoose.reform(move |_| {
            language::choose(language);
            language
        });
        html! {
            <label lang={language.tag()}>
                <input type="radio" name="language" checked={language == spoken} {onchange} />
                <span>{ language.name() }</span>
            </label>
        }
    };
    html! {
        <fieldset class="choice">
            <legend>{ words().app.language }</legend>
            <div>{ for Language::ALL.map(option) }</div>
        </fieldset>
    }
}
