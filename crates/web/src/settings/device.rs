//! Which browser or program it was, by what it calls itself (RFC 9110, section 10.1.5).

/// Browsers by the word that only they use, those first that also use the word of another.
const BROWSERS: [(&str, &str); 8] = [
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
];

/// Systems, in the same order.
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
];

/// What a person would call a browser or program, and the system it runs on, as far as that can be told.
#[must_use]
pub fn device(user_agent: &str) -> (Option<&str>, Option<&'static str>) {
    let find = |known: &[(&str, &'static str)]| {
        known.iter().find(|(word, _)| user_agent.contains(word)).map(|(_, name)| *name)
    };
    let is_safari = || user_agent.contains("Safari/") && user_agent.contains("Version/");
    let browser = find(&BROWSERS).or_else(|| is_safari().then_some("Safari"));
    // A program says its name first, as `curl/8.5.0` does.
    let program = || user_agent.split(['/', ' ']).next().filter(|name| !name.is_empty() && *name != "Mozilla");
    (browser.or_else(program), find(&SYSTEMS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_known_by_the_word_that_is_its_own() {
        let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
        for (text, browser, system) in [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0", "Firefox", "Linux"),
            (&format!("{windows} Chrome/150.0.0.0 Safari/537.36"), "Chrome", "Windows"),
            (&format!("{windows} Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0"), "Edge", "Windows"),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                 Version/18.5 Mobile/15E148 Safari/604.1",
                "Safari",
                "iPhone",
            ),
        ] {
            assert_eq!(device(text), (Some(browser), Some(system)), "{text}");
        }
    }

    #[test]
    fn a_program_has_the_name_it_gives() {
        assert_eq!(device("curl/8.5.0"), (Some("curl"), None));
        assert_eq!(device("Mozilla/5.0"), (None, None));
        assert_eq!(device(""), (None, None));
    }
}
