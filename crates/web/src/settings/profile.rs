//! What the user is called, where they are, and when their day begins.

use super::{save::save, section::Section, zones};
use crate::{
    account::AccountProps,
    browser::intl,
    components::{Fields, Form, SelectField, TextField, choice},
    hooks::{use_form, use_state_eq},
    words::words,
};
use studentos_client::types::{DayStart, Invalid, Name, TimeZone, UpdateUser};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

fn section() -> Section {
    Section { id: "profile", title: words().settings.profile, lead: words().settings.profile_hint }
}

/// The profile, to be changed.
#[component]
pub fn Profile(props: &AccountProps) -> Html {
    let user = &props.account.user;
    let (name, zone, start) = (use_node_ref(), use_node_ref(), use_node_ref());
    let chosen = use_state_eq(|| user.timezone.to_string());
    let form = use_form(&["name", "timezone", "day_starts_at"]);
    let onsubmit = {
        let (account, form) = (props.account.clone(), form.clone());
        let (name, zone, start) = (name.clone(), zone.clone(), start.clone());
        Callback::from(move |()| {
            let mut fields = Fields::default();
            let changes = UpdateUser {
                name: fields.read("name", &name, Name::parse),
                timezone: fields.read("timezone", &zone, TimeZone::parse),
                day_starts_at: fields.read("day_starts_at", &start, day_start),
                ..UpdateUser::default()
            };
            if !fields.is_empty() {
                return form.refuse(fields);
            }
            save(&account, &form, &changes, &[], words().app.saved);
        })
    };
    let onzone = {
        let chosen = chosen.setter();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                chosen.set(select.value());
            }
        })
    };
    let hours = (0..=DayStart::MAX).map(|hour| {
        choice(&hour.to_string(), &words().settings.day_start_hour(hour), hour == user.day_starts_at.hour())
    });
    let clock = intl::clock_in(&chosen).map(|clock| words().settings.clock_there.fill(&clock)).unwrap_or_default();
    let name = TextField::text("name", words().account.name, &name).autocomplete("name").value(user.name.as_str());
    let zone = SelectField::new("timezone", words().settings.time_zone, &zone).hint(clock).onchange(onzone);
    let start =
        SelectField::new("day_starts_at", words().settings.day_start, &start).hint(words().settings.day_start_hint);
    section().view(html! {
        <Form form={form.clone()} submit={words().settings.save_profile} {onsubmit}>
            { name.error(form.error_of("name")).view() }
            { zone.error(form.error_of("timezone")).view(zones::options(user.timezone.as_str())) }
            { start.error(form.error_of("day_starts_at")).view(hours.collect()) }
        </Form>
    })
}

fn day_start(hour: &str) -> Result<DayStart, Invalid> {
    DayStart::new(hour.parse().unwrap_or(u8::MAX))
}
