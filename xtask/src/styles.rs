//! One style sheet in place of many: written in files of one idea each, loaded by one request.

use crate::fingerprint;
use anyhow::{Context, Result};
use std::{fs, path::Path};

const INDEX: &str = "index.html";

/// Puts the style sheets that the page in `folder` names into one, in their order, and names that one.
pub fn merge(folder: &Path) -> Result<()> {
    let index = folder.join(INDEX);
    let page = fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;
    let links = links(&page);
    let place = links.first().and_then(|(link, _)| page.find(link)).context("the page names no style sheet")?;
    let mut styles = String::new();
    let mut merged = page.clone();
    for (link, name) in links {
        let file = folder.join(name);
        styles += &fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        fs::remove_file(file)?;
        merged = merged.replacen(link, "", 1);
    }
    let name = format!("styles-{}.css", fingerprint::of(styles.as_bytes()));
    merged.insert_str(place, &format!("<link rel=\"stylesheet\" href=\"/{name}\">"));
    fs::write(folder.join(name), styles)?;
    Ok(fs::write(index, merged)?)
}

/// Each link to a style sheet, and the name of its file.
fn links(page: &str) -> Vec<(&str, &str)> {
    let tags = page.match_indices("<link ").filter_map(|(start, _)| {
        let end = page[start..].find('>')?;
        Some(&page[start..=start + end])
    });
    let sheets = tags.filter(|tag| attribute(tag, "rel") == Some("stylesheet"));
    sheets.filter_map(|tag| Some((tag, attribute(tag, "href")?.trim_start_matches('/')))).collect()
}

/// What an attribute says, with quotes around it or, where the page was made small, without.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}="))?;
    match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split([' ', '>']).next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_sheets_are_found_with_quotes_and_without() {
        let page = "<link rel=icon href=/icon.svg><link href=/a-1.css rel=stylesheet integrity=x><link rel=\"stylesheet\" href=\"/b-2.css\"/>";
        let names: Vec<_> = links(page).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["a-1.css", "b-2.css"]);
    }

    #[test]
    fn many_become_one_in_their_order() {
        let folder = std::env::temp_dir().join(format!("studentos-styles-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.css"), "a{}").unwrap();
        fs::write(folder.join("b.css"), "b{}").unwrap();
        let page = "<link rel=stylesheet href=/a.css><script></script><link rel=stylesheet href=/b.css>";
        fs::write(folder.join(INDEX), page).unwrap();
        merge(&folder).unwrap();
        let page = fs::read_to_string(folder.join(INDEX)).unwrap();
        let [(_, name)] = links(&page)[..] else { panic!("{page}") };
        assert_eq!(fs::read_to_string(folder.join(name)).unwrap(), "a{}b{}");
        assert!(!folder.join("a.css").exists());
        fs::remove_dir_all(folder).unwrap();
    }
}
