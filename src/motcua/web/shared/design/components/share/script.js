// Printing and the device's own way of sharing; each appears only where it works.
export default class Share {
  static moduleName = "share";

  constructor(root) {
    const { address, title } = root.dataset;
    const acts = {
      print: () => window.print(),
      share: navigator.share && (() => navigator.share({ title, url: address }).catch(() => {})),
    };
    for (const button of root.querySelectorAll("[data-act]")) {
      const act = acts[button.dataset.act];
      if (!act) continue;
      button.hidden = false;
      button.addEventListener("click", act);
    }
  }
}
