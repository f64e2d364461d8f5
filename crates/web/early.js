// What has to be there with the first frame: the theme chosen by hand, the language, which page will come, and the name of
// its day. The keys are those of src/browser/storage.rs, the languages those of src/words/language.rs.
let list;
try {
    const root = document.documentElement;
    const theme = localStorage.getItem("studentos.theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;

    const spoken = (tag) => tag?.split("-")[0].toLowerCase();
    const tags = [localStorage.getItem("studentos.language"), ...navigator.languages];
    root.lang = tags.map(spoken).find((tag) => ["en", "es"].includes(tag)) ?? "en";

    const isUser = localStorage.getItem("studentos.signed-in") !== null;
    const place = location.pathname.match(/^\/(?:(?:today|day(?:\/(\d{4}-\d\d-\d\d))?)\/?)?$/);
    const date = place?.[1];
    const isMailed = ["/forgot", "/reset", "/verify"].includes(location.pathname);
    root.dataset.early = isMailed ? "card" : !isUser ? "welcome" : place ? "day" : "page";

    // As src/hooks/use_first_frame.rs left them: the names of some days and where their goals are, the number of the first, and how
    // far the user's days are from those of UTC, in minutes. To ask `Intl` would take longer than all the rest.
    const [language, shift, first, ...days] = localStorage.getItem("studentos.days")?.split("\n") ?? [];
    const today = Date.now() + shift * 60_000;
    const day = date ? Date.parse(date) : today;
    const [name, goals] = days[Math.floor(day / 86_400_000) - first]?.split("\t") ?? [];
    if (root.dataset.early === "day" && !date) list = goals;
    // The app says the year of another one than this.
    const isOfYear = new Date(day).getUTCFullYear() === new Date(today).getUTCFullYear();
    if (root.dataset.early === "day" && language === root.lang && name && isOfYear) {
        root.dataset.day = name;
        // A frame may come before the page is read this far, so the name waits for its place.
        const parsing = new MutationObserver(() => {
            const bone = document.querySelector(".early.day .is-title");
            if (!bone) return;
            const title = document.createElement("h1");
            title.textContent = name;
            bone.replaceWith(title);
            parsing.disconnect();
        });
        parsing.observe(document, { childList: true, subtree: true });
    }
} catch {
    // A browser that remembers nothing shows the page as its system is.
}

// The session, and then the goals of today, are asked for while the app is on its way, whose own first question for them gets this
// answer: for src/browser/early.rs.
globalThis.asked = new Map();
try {
    const fetched = (address, options) =>
        fetch(address, { ...options, credentials: "include", signal: AbortSignal.timeout(30_000) });
    // What fails is asked again by the app, when it needs it.
    const keep = (address, answer) => {
        asked.set(address, answer);
        answer.catch(() => asked.delete(address));
    };
    const address = localStorage.getItem("studentos.session");
    if (address) {
        const session = fetched(address, { method: "POST" });
        keep(address, session);
        const goals = async () => {
            const answer = await session;
            if (!answer.ok) throw new Error("There is no session.");
            const { token } = await answer.clone().json();
            return fetched(list, { headers: { Authorization: `Bearer ${token}` } });
        };
        if (list) keep(list, goals());
    }
} catch {
    // Then the app asks.
}

// Where the app cannot be had, or comes to a sudden end, the page says so: nothing in it answers any more.
globalThis.stopped = (error) => {
    console.warn(error);
    document.documentElement.dataset.early = "stopped";
};
addEventListener("error", ({ error }) => {
    if (error instanceof WebAssembly.RuntimeError) stopped(error);
});

// The first frame with something to read has a head start: the app is asked for after it, or soon, and takes its place after it,
// or when there is none. Trunk.toml has the rest.
globalThis.painted = new Promise((resolve) => {
    const text = "largest-contentful-paint";
    const type = PerformanceObserver.supportedEntryTypes.includes(text) ? text : "paint";
    new PerformanceObserver(resolve).observe({ type, buffered: true });
    setTimeout(resolve, document.hidden ? 0 : 500);
});
globalThis.wanted = Promise.race([painted, new Promise((resolve) => setTimeout(resolve, 60))]);

// While the app is on its way, the browser gets ready to write dates, which the app has it do first of all.
painted.then(() => setTimeout(() => new Intl.DateTimeFormat([], { weekday: "long", month: "long", timeZone: "UTC" }).format()));

// Loads the renderer when there is Markdown to show, and not before: for src/browser/markdown.rs.
globalThis.renderMarkdown = async (text) => {
    const { render } = await import(document.getElementById("markdown").src);
    return render(text);
};
