//! Carrying a goal to another place with mouse, pen or finger.
//!
//! What it can be dropped on says so itself: rows by `data-place`, days by `data-day`. Whoever has no pointer has keys and
//! buttons for the same.

use super::{use_effect_with, use_state_eq};
use crate::browser::page::document;
use gloo_timers::callback::Interval;
use std::{cell::Cell, rc::Rc};
use studentos_client::types::{Date, GoalId};
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

/// How close to the top or the bottom of the screen what is carried has the page scroll, in CSS pixels: the pages at the bottom
/// of a small screen are in there.
const EDGE: i32 = 96;
/// How far it scrolls each time, in CSS pixels, and how often, in milliseconds.
const STEP: i32 = 12;
const PAUSE: u32 = 16;

/// Where something is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// On which day; none where all are of one.
    pub day: Option<Date>,
    /// Before which goal of it, counted from 0; the number of all of them means last.
    pub place: usize,
}

/// What is being carried, and over what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Drag {
    carried: UseStateHandle<Option<(GoalId, Option<Spot>)>>,
    /// Where the pointer has moved to on the screen.
    pointer: Rc<Cell<Option<(i32, i32)>>>,
    ondrop: Callback<(GoalId, Spot)>,
}

impl Drag {
    /// Whether this goal is being carried.
    #[must_use]
    pub fn carries(&self, id: GoalId) -> bool {
        self.carried.is_some_and(|(carried, _)| carried == id)
    }

    /// Over what it is.
    #[must_use]
    pub fn over(&self) -> Option<Spot> {
        self.carried.and_then(|(_, spot)| spot)
    }

    /// What has goals in it that can be carried: there is one listener for all of them.
    pub fn around(&self, rows: Html) -> Html {
        let carried = self.carried.setter();
        let onpointerdown = Callback::from({
            let (carried, pointer) = (carried.clone(), Rc::clone(&self.pointer));
            move |event: PointerEvent| {
                if let Some(id) = taken(&event) {
                    event.prevent_default();
                    pointer.set(None);
                    carried.set(Some((id, None)));
                }
            }
        });
        let onpointermove = Callback::from({
            let (now, carried, pointer) = (*self.carried, carried.clone(), Rc::clone(&self.pointer));
            move |event: PointerEvent| {
                if let Some((id, _)) = now {
                    let at = (event.client_x(), event.client_y());
                    pointer.set(Some(at));
                    carried.set(Some((id, spot_at(at))));
                }
            }
        });
        let onpointerup = Callback::from({
            let (now, carried, ondrop) = (*self.carried, carried.clone(), self.ondrop.clone());
            move |_: PointerEvent| {
                carried.set(None);
                if let Some((id, Some(spot))) = now {
                    ondrop.emit((id, spot));
                }
            }
        });
        // Also when its row is drawn anew, and the pointer is let go of elsewhere.
        let onlostpointercapture = Callback::from(move |_: PointerEvent| carried.set(None));
        html! {
            <div {onpointerdown} {onpointermove} {onpointerup} {onlostpointercapture}>{ rows }</div>
        }
    }
}

/// The goal that is taken hold of at its grip; what happens to the pointer then is told there.
fn taken(event: &PointerEvent) -> Option<GoalId> {
    let grip = event.target_dyn_into::<Element>().filter(|_| event.is_primary())?.closest(".grip").ok()??;
    let id = grip.closest("[data-goal]").ok()??.get_attribute("data-goal")?;
    grip.set_pointer_capture(event.pointer_id()).ok()?;
    GoalId::parse(&id).ok()
}

/// Lets goals be carried.
#[hook]
pub fn use_drag(ondrop: Callback<(GoalId, Spot)>) -> Drag {
    let carried = use_state_eq(|| None);
    let pointer = use_memo((), |()| Cell::new(None));
    // Whoever holds still at the edge of the screen wants to go on.
    use_effect_with(carried.map(|(id, _)| id), {
        let (carried, pointer) = (carried.setter(), Rc::clone(&pointer));
        move |id| {
            let scrolling = id.map(|id| {
                Interval::new(PAUSE, move || {
                    if let Some(at) = pointer.get().filter(|(_, y)| scroll_near(*y).is_some()) {
                        carried.set(Some((id, spot_at(at))));
                    }
                })
            });
            move || drop(scrolling)
        }
    });
    Drag { carried, pointer, ondrop }
}

/// Scrolls the page where this height of the screen is near its top or bottom.
fn scroll_near(y: i32) -> Option<()> {
    let window = web_sys::window()?;
    let height = document()?.document_element()?.client_height();
    let by = match y {
        y if y < EDGE => -STEP,
        y if y > height - EDGE => STEP,
        _ => return None,
    };
    window.scroll_by_with_x_and_y(0.0, by.into());
    Some(())
}

/// What there is to drop on at a point of the page.
fn spot_at((x, y): (i32, i32)) -> Option<Spot> {
    let (x, y) = (f32::from(i16::try_from(x).ok()?), f32::from(i16::try_from(y).ok()?));
    let under = document()?.element_from_point(x, y)?;
    let mut spot = spot_of(&under)?;
    if let Some(row) = under.closest("[data-place]").ok()? {
        let rect = row.get_bounding_client_rect();
        let is_below = f64::from(y) > rect.top() + rect.height() / 2.0;
        spot.place = spot.place.saturating_add(is_below.into());
    }
    Some(spot)
}

/// In which row an element of the page is; behind all of them where it is in none, but in a day.
#[must_use]
pub fn spot_of(element: &Element) -> Option<Spot> {
    let around = |name| element.closest(&format!("[{name}]")).ok()??.get_attribute(name);
    let (day, place) = (around("data-day"), around("data-place"));
    if day.is_none() && place.is_none() {
        return None;
    }
    let place = place.and_then(|place| place.parse().ok()).unwrap_or(usize::MAX);
    Some(Spot { day: day.and_then(|day| Date::parse(&day).ok()), place })
}
