//! The frame of a section.

use yew::prelude::*;

/// What a section of the settings is about.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// What the page calls it.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What is good to know.
    pub lead: &'static str,
}

impl Section {
    /// The section with this in it.
    pub fn view(self, content: Html) -> Html {
        let Self { id, title, lead } = self;
        html! {
            <section class="section" aria-labelledby={id}>
                <div class="section-head">
                    <h2 {id} tabindex="-1">{ title }</h2>
                    <p>{ lead }</p>
                </div>
                <div class="section-body">{ content }</div>
            </section>
        }
    }
}
