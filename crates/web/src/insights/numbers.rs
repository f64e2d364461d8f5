//! The numbers behind a chart, for who would rather read them.

use crate::words::words;
use yew::prelude::*;

/// A table that is opened by hand; the first of each row is what the rest is about.
pub fn numbers(chart: &str, columns: &[&'static str], rows: Vec<(Html, Vec<u32>)>) -> Html {
    let row = |(name, values): (Html, Vec<u32>)| {
        html! {
            <tr>
                <th scope="row">{ name }</th>
                { for values.into_iter().map(|value| html! { <td>{ value }</td> }) }
            </tr>
        }
    };
    html! {
        <details class="numbers">
            <summary>
                { words().insights.as_table }
                <span class="visually-hidden">{ format!(": {chart}") }</span>
            </summary>
            <div class="numbers-body" tabindex="0" role="group" aria-label={chart.to_owned()}>
                <table>
                    <thead>
                        <tr>{ for columns.iter().map(|name| html! { <th scope="col">{ *name }</th> }) }</tr>
                    </thead>
                    <tbody>{ for rows.into_iter().map(row) }</tbody>
                </table>
            </div>
        </details>
    }
}
