//! Light, dark, or as the system is.

use crate::{browser::theme::Theme, words::words};
use yew::prelude::*;

/// The themes to choose from, one of them being chosen.
pub fn theme_choice(chosen: &UseStateHandle<Theme>) -> Html {
    let option = |theme: Theme| {
        let onchange = {
            let chosen = chosen.setter();
            Callback::from(move |_| {
                theme.choose();
                chosen.set(theme);
            })
        };
        html! {
            <label>
                <input type="radio" name="theme" checked={**chosen == theme} {onchange} />
                <span>{ label(theme) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="choice">
            <legend>{ words().app.theme }</legend>
            <div>{ for Theme::ALL.map(option) }</div>
        </fieldset>
    }
}

fn label(theme: Theme) -> &'static str {
    match theme {
        Theme::System => words().app.theme_system,
        Theme::Light => words().app.theme_light,
        Theme::Dark => words().app.theme_dark,
    }
}
