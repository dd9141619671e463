// Brings server and device together; the device shows its own dialogue.
export default class Passkey {
  static moduleName = "passkey";

  constructor(root) {
    if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
    this.root = root;
    root.hidden = false;
    root.querySelector("button").addEventListener("click", () => this.ask());
  }

  async ask() {
    const { act, failed } = { ...this.root.dataset, ...this.message.dataset };
    this.message.textContent = "";
    try {
      const { publicKey } = await this.options();
      const credential =
        act === "make"
          ? await navigator.credentials.create({
              publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey),
            })
          : await navigator.credentials.get({
              publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey),
            });
      this.root.querySelector("input").value = JSON.stringify(credential);
      this.root.closest("form").submit();
    } catch {
      this.message.textContent = failed;
    }
  }

  async options() {
    const { options, optionsFrom } = this.root.dataset;
    if (options) return JSON.parse(options);
    const answer = await fetch(optionsFrom, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    return (await answer.json()).request_options;
  }

  get message() {
    return this.root.querySelector("[role=status]");
  }
}
