//! The app: who is there, and which page they see.

use crate::{
    account::Account,
    api::Api,
    auth::{Auth, Farewell, Status, use_auth},
    browser::location::{self, Location},
    calendar::Week,
    components::{
        AccountMenu, Redirect, Toasts, ToastsProps, day_skeleton, failed, frame, language_choice, nav, page_skeleton,
        search_link, sync_notes,
    },
    hooks::{
        use_effect_with, use_first_frame, use_lasting, use_live_changes, use_location, use_planner, use_shortcuts,
        use_state_eq, use_today,
    },
    pages::{
        DayPage, ForgotPage, InsightsPage, JournalPage, LoginPage, NotFoundPage, RepeatsPage, ResetPage, SearchPage,
        SettingsPage, SignupPage, TasksPage, UsersPage, VerifyPage, WeekPage,
    },
    route::Route,
    words::Language,
};
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use studentos_client::types::{Role, User};
use yew::prelude::*;

/// How long who logs out waits for the server to have what they did, in milliseconds.
const PATIENCE: u32 = 3_000;

/// Properties of [`App`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// The server.
    pub api: Api,
}

/// The whole app: it tells users from visitors.
#[component]
pub fn App(props: &AppProps) -> Html {
    let Location { route, next } = use_location();
    let auth = use_auth(&props.api);
    let language = use_state_eq(Language::spoken);
    let onlanguage = {
        let language = language.setter();
        Callback::from(move |chosen| language.set(chosen))
    };
    let account = Html::default();
    if let Some(page) = mail_page(&auth, route) {
        return frame(account, page);
    }
    match auth.status().clone() {
        Status::Remembered(user) | Status::SignedIn(user) => {
            // Nobody is to see a moment of somebody else's plans.
            let key = user.id.to_string();
            html! { <UserPages {key} {auth} {user} {route} {next} language={*language} {onlanguage} /> }
        }
        _ if route == Route::NotFound => frame(account, html! { <NotFoundPage /> }),
        Status::Restoring if matches!(route, Route::Today | Route::Day(_)) => frame(account, day_skeleton()),
        Status::Restoring => frame(account, page_skeleton()),
        Status::Unreachable(error) => frame(account, failed(&error, &Callback::from(move |()| auth.restore()))),
        Status::Visitor(farewell) => {
            frame(language_choice(*language, &onlanguage), visitor_page(auth, route, next, &farewell))
        }
    }
}

/// What is done by mail is for whoever opens it, signed in or not.
fn mail_page(auth: &Auth, route: Route) -> Option<Html> {
    let auth = auth.clone();
    match route {
        Route::Forgot => Some(html! { <ForgotPage {auth} /> }),
        Route::Reset => Some(html! { <ResetPage {auth} /> }),
        Route::Verify => Some(html! { <VerifyPage {auth} /> }),
        _ => None,
    }
}

fn visitor_page(auth: Auth, route: Route, next: String, farewell: &Farewell) -> Html {
    match route {
        Route::Login => html! { <LoginPage {auth} {next} /> },
        Route::Signup => html! { <SignupPage {auth} {next} /> },
        // Who left does not want to go on where they were.
        _ if matches!(farewell, Farewell::LoggedOut(_) | Farewell::AccountDeleted) => {
            html! { <Redirect to={Route::Login.path()} /> }
        }
        _ => html! { <Redirect to={Route::Login.path_before(&location::here())} /> },
    }
}

/// Properties of [`UserPages`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct UserPagesProps {
    auth: Auth,
    user: Rc<User>,
    route: Route,
    next: AttrValue,
    language: Language,
    onlanguage: Callback<Language>,
}

/// The pages of who is signed in.
#[component]
fn UserPages(props: &UserPagesProps) -> Html {
    let UserPagesProps { auth, user, route, next, language, onlanguage } = props.clone();
    let plan = use_planner(&auth, &user);
    let today = use_today(&user);
    let account = Account { auth: auth.clone(), user: Rc::clone(&user), today };
    use_live_changes(&account, &plan.dispatch);
    let (is_leaving, onlogout) = use_log_out(&auth, &user, plan.planner.waiting() > 0);
    use_shortcuts();
    use_first_frame(&account, language);
    let toasts = ToastsProps { plan: plan.clone(), today };
    let notes = sync_notes(&plan.planner, &plan.dispatch);
    let changes = plan.planner.changes();
    let page = match route {
        Route::Login | Route::Signup => html! { <Redirect to={next} /> },
        Route::Today => html! { <DayPage {plan} {account} date={None} /> },
        Route::Tasks => html! { <TasksPage {plan} {account} /> },
        Route::Repeats => html! { <RepeatsPage {account} changes={plan.planner.repeats()} /> },
        Route::Settings => html! { <SettingsPage {account} /> },
        Route::Insights => html! { <InsightsPage {account} {changes} /> },
        Route::Users if user.role == Role::Admin => html! { <UsersPage {account} /> },
        Route::Day(date) => html! { <DayPage {plan} {account} date={Some(date)} /> },
        Route::Journal => html! { <JournalPage {plan} {account} date={None} /> },
        Route::JournalDay(date) => html! { <JournalPage {plan} {account} date={Some(date)} /> },
        Route::Search => html! { <SearchPage {account} {changes} /> },
        Route::ThisWeek => html! { <WeekPage {plan} {account} week={Week::of(today)} /> },
        Route::Week(week) => html! { <WeekPage {plan} {account} {week} /> },
        _ => html! { <NotFoundPage /> },
    };
    let ways = html! {
        <>
            { nav(route, today) }
            <div class="bar-end">
                { search_link(route) }
                <AccountMenu {user} {language} {onlanguage} {is_leaving} {onlogout} />
            </div>
        </>
    };
    html! {
        <>
            { frame(ways, html! { <>{ notes }{ page }</> }) }
            <Toasts key={language.tag()} ..toasts />
        </>
    }
}

/// Ends the session when the user says so: as soon as the server has what they did before, or has had time enough. Also whether
/// they have said so.
#[hook]
fn use_log_out(auth: &Auth, user: &Rc<User>, is_waiting: bool) -> (bool, Callback<()>) {
    let is_leaving = use_state_eq(|| false);
    let (auth, user) = (auth.clone(), Rc::clone(user));
    use_effect_with((*is_leaving, is_waiting), move |&(is_leaving, is_waiting)| {
        let patience = if is_waiting { PATIENCE } else { 0 };
        let timer = is_leaving.then(|| Timeout::new(patience, move || auth.log_out(user)));
        move || drop(timer)
    });
    let leave = is_leaving.setter();
    (*is_leaving, use_lasting(Callback::from(move |()| leave.set(true))))
}
