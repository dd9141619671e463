// The communes of the chosen province, in the list that stands there already.
export default class Address {
  static moduleName = "address";

  constructor(root) {
    this.root = root;
    this.province = root.querySelector("[name$='-province']");
    this.commune = root.querySelector("[name$='-commune']");
    this.province.addEventListener("change", () => this.ask());
    if (this.province.value && this.commune.options.length === 1) this.ask();
  }

  async ask() {
    this.asking?.abort();
    this.asking = new AbortController();
    const province = this.province.value;
    this.show([]);
    if (!province) return;
    try {
      const address = this.root.dataset.places + encodeURIComponent(province);
      const answer = await fetch(address, { signal: this.asking.signal });
      if (answer.ok) this.show((await answer.json()).communes);
    } catch {
      // Sending the page brings the list as well.
    }
  }

  show(communes) {
    const { choose, first } = this.commune.dataset;
    const nothing = new Option(communes.length ? choose : first, "");
    const choices = communes.map(([value, name]) => new Option(name, value));
    this.commune.replaceChildren(nothing, ...choices);
    this.commune.value = "";
  }
}
