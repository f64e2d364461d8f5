// What has to be known before anything is drawn: the theme chosen by hand, the language, and whether a day will come.
// The keys are those of src/browser/storage.rs, the languages those of src/words/language.rs.
try {
    const root = document.documentElement;
    const theme = localStorage.getItem("studentos.theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    const tags = [localStorage.getItem("studentos.language"), ...navigator.languages];
    root.lang = tags.map((tag) => tag?.split("-")[0].toLowerCase()).find((tag) => ["en", "es"].includes(tag)) ?? "en";
    const isDay = location.pathname === "/" || location.pathname.startsWith("/day/");
    if (!isDay || !localStorage.getItem("studentos.signed-in")) root.dataset.dayless = "";
} catch {
    // A browser that remembers nothing shows the page as its system is.
}

// Loads the renderer when there is Markdown to show, and not before: for src/browser/markdown.rs.
globalThis.renderMarkdown = async (text) => {
    const { render } = await import(document.getElementById("markdown").src);
    return render(text);
};
