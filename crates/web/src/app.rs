//! The app: who is there, and which page they see.

use crate::{
    api::Api,
    auth::{Auth, AuthProvider, Farewell, Status, use_auth},
    components::{AccountMenu, DaySkeleton, Frame, Notice, Redirect, Toasts, ToastsProps},
    hooks::{PlannerProvider, use_planner, use_shortcuts},
    pages::{DayPage, LoginPage, NotFoundPage, SignupPage},
    route::{Next, Route},
    words,
};
use std::rc::Rc;
use studentos_client::types::User;
use yew::prelude::*;
use yew_router::{
    BrowserRouter,
    hooks::{use_location, use_route},
};

/// Properties of [`App`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// The server.
    pub api: Api,
}

/// The whole app.
#[component]
pub fn App(props: &AppProps) -> Html {
    html! {
        <BrowserRouter>
            <AuthProvider api={props.api.clone()}><Gate /></AuthProvider>
        </BrowserRouter>
    }
}

/// Tells users from visitors.
#[component]
fn Gate() -> Html {
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    let next = use_location().and_then(|location| location.query::<Next>().ok()).unwrap_or_default();
    let Some(auth) = use_auth() else {
        return Html::default();
    };
    match auth.status().clone() {
        Status::SignedIn(user) => {
            // Nobody is to see a moment of somebody else's plans.
            let key = user.id.to_string();
            html! {
                <PlannerProvider {key} auth={auth.clone()} user={Rc::clone(&user)}>
                    <UserPages {auth} {user} {route} {next} />
                </PlannerProvider>
            }
        }
        _ if route == Route::NotFound => html! { <Frame><NotFoundPage /></Frame> },
        Status::Restoring => html! { <Frame><DaySkeleton /></Frame> },
        Status::Unreachable(error) => {
            let onclick = Callback::from(move |_| auth.restore());
            html! {
                <Frame>
                    <Notice title={error.to_string()} is_error=true>
                        <button class="button is-primary" type="button" {onclick}>{ words::TRY_AGAIN }</button>
                    </Notice>
                </Frame>
            }
        }
        Status::Visitor(farewell) => html! { <Frame>{ visitor_page(auth, route, next, &farewell) }</Frame> },
    }
}

fn visitor_page(auth: Auth, route: Route, next: Next, farewell: &Farewell) -> Html {
    match route {
        Route::Login => html! { <LoginPage {auth} {next} /> },
        Route::Signup => html! { <SignupPage {auth} {next} /> },
        Route::NotFound => html! { <NotFoundPage /> },
        // Who left does not want to go on where they were.
        _ if matches!(farewell, Farewell::LoggedOut(_)) => html! { <Redirect to={Route::Login} /> },
        _ => html! { <Redirect to={Route::Login} next={Next::to(route)} /> },
    }
}

/// Properties of [`UserPages`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct UserPagesProps {
    auth: Auth,
    user: Rc<User>,
    route: Route,
    next: Next,
}

/// The pages of who is signed in.
#[component]
fn UserPages(props: &UserPagesProps) -> Html {
    use_shortcuts();
    let UserPagesProps { auth, user, route, next } = props.clone();
    let Some(plan) = use_planner() else {
        return Html::default();
    };
    let toasts = ToastsProps::of(&plan.planner, plan.dispatch.clone());
    let page = match route {
        Route::Login | Route::Signup => html! { <Redirect to={next.route()} /> },
        Route::Today => html! { <DayPage {plan} user={Rc::clone(&user)} date={None} /> },
        Route::Day { date } => html! { <DayPage {plan} user={Rc::clone(&user)} date={Some(date)} /> },
        Route::NotFound => html! { <NotFoundPage /> },
    };
    html! {
        <>
            <Frame account={html! { <AccountMenu {auth} {user} /> }}>{ page }</Frame>
            <Toasts ..toasts />
        </>
    }
}
