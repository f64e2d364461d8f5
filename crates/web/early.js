// What has to be there with the first frame: the theme chosen by hand, the language, which page will come, and the name of
// its day. The keys are those of src/browser/storage.rs, the languages those of src/words/language.rs.
try {
    const root = document.documentElement;
    const theme = localStorage.getItem("studentos.theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;

    const spoken = (tag) => tag?.split("-")[0].toLowerCase();
    const tags = [localStorage.getItem("studentos.language"), ...navigator.languages];
    root.lang = tags.map(spoken).find((tag) => ["en", "es"].includes(tag)) ?? "en";

    const isUser = localStorage.getItem("studentos.signed-in") !== null;
    const [, date] = location.pathname.match(/^\/(?:day\/(\d{4}-\d\d-\d\d))?$/) ?? [];
    const isDay = date !== undefined || location.pathname === "/";
    const isMailed = ["/forgot", "/reset", "/verify"].includes(location.pathname);
    root.dataset.early = isMailed ? "card" : !isUser ? "welcome" : isDay ? "day" : "page";

    // As src/browser/intl.rs writes it; where the day of the user is not known yet, it has no name yet.
    const clock = localStorage.getItem("studentos.clock")?.split(" ");
    if (root.dataset.early === "day" && clock) {
        const [timeZone, startsAt] = clock;
        const today = new Date(Date.now() - startsAt * 3_600_000);
        const locale = navigator.languages.find((tag) => spoken(tag) === root.lang) ?? root.lang;
        const options = { weekday: "long", day: "numeric", month: "long" };
        if (date) {
            const year = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", { year: "numeric", timeZone }).format(today);
            if (!date.startsWith(year)) options.year = "numeric";
        }
        options.timeZone = date ? "UTC" : timeZone;
        root.dataset.day = new Intl.DateTimeFormat(locale, options).format(date ? new Date(date) : today);
        // A frame may come before the page is read this far, so the name waits for its place.
        const parsing = new MutationObserver(() => {
            const bone = document.querySelector(".early.day .is-title");
            if (!bone) return;
            const title = document.createElement("h1");
            title.textContent = root.dataset.day;
            bone.replaceWith(title);
            parsing.disconnect();
        });
        parsing.observe(document, { childList: true, subtree: true });
    }
} catch {
    // A browser that remembers nothing shows the page as its system is.
}

// The first frame has a head start: the app is asked for after it, or soon, and takes its place after it, or when there is
// none. Trunk.toml has the rest.
globalThis.painted = new Promise((resolve) => {
    new PerformanceObserver(resolve).observe({ type: "paint", buffered: true });
    setTimeout(resolve, document.hidden ? 0 : 500);
});
globalThis.wanted = Promise.race([painted, new Promise((resolve) => setTimeout(resolve, 60))]);

// Loads the renderer when there is Markdown to show, and not before: for src/browser/markdown.rs.
globalThis.renderMarkdown = async (text) => {
    const { render } = await import(document.getElementById("markdown").src);
    return render(text);
};
