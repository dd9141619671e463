// Results while a question is being typed: a list below the field that keeps its place on the page,
// is told to screen readers and can be reached with the arrow keys. Without it, Enter searches.
const WAIT = 120;
const SHORTEST = 2;

export default class Search {
  static moduleName = "search";

  constructor(root) {
    this.root = root;
    this.field = root.querySelector("input");
    this.build();
    this.field.addEventListener("input", () => this.wait());
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.field.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.follow(event.target.closest("[role=option]")));
  }

  build() {
    const { label } = this.root.dataset;
    this.list = document.createElement("ul");
    Object.assign(this.list, { id: `${this.field.id}-list`, className: "search__list", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", label);
    this.status = document.createElement("div");
    this.status.className = "govuk-visually-hidden";
    this.status.setAttribute("role", "status");
    const said = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(said)) this.field.setAttribute(name, value);
    this.field.after(this.list, this.status);
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    this.asking?.abort();
    const question = this.field.value.trimStart();
    if (question.trim().length < SHORTEST) return this.close();
    this.asking = new AbortController();
    try {
      const address = `${this.root.dataset.suggest}?${new URLSearchParams({ q: question })}`;
      const answer = await fetch(address, { signal: this.asking.signal });
      if (answer.ok && document.activeElement === this.field) this.show((await answer.json()).procedures);
    } catch {
      this.close();
    }
  }

  show(procedures) {
    this.list.replaceChildren(...procedures.map((each, number) => this.option(each, number)));
    this.choose(-1);
    this.open(procedures.length > 0);
    const { some, none } = this.root.dataset;
    this.status.textContent = procedures.length ? some.replace("{count}", procedures.length) : none;
  }

  option({ name, sector, href }, number) {
    const option = document.createElement("li");
    Object.assign(option, { id: `${this.list.id}-${number}`, className: "search__option", lang: "vi" });
    option.setAttribute("role", "option");
    option.dataset.href = href;
    const about = document.createElement("span");
    Object.assign(about, { className: "search__sector", textContent: sector });
    option.append(name, about);
    return option;
  }

  press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !this.list.hidden) {
      event.preventDefault();
      const places = this.list.children.length + 1;
      this.choose(((this.chosen + 1 + step + places) % places) - 1);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.chosen >= 0) {
      event.preventDefault();
      this.follow(this.list.children[this.chosen]);
    }
  }

  choose(number) {
    this.chosen = number;
    [...this.list.children].forEach((option, each) => option.setAttribute("aria-selected", each === number));
    const option = this.list.children[number];
    if (option) this.field.setAttribute("aria-activedescendant", option.id);
    else this.field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  follow(option) {
    if (option) window.location.assign(option.dataset.href);
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.field.setAttribute("aria-expanded", isOpen);
  }

  close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.open(false);
    this.choose(-1);
  }
}
