import { FileUpload } from "govuk-frontend";

// The hidden comma inside GOV.UK's button parts its name from the text that is seen, so that a
// person who speaks to the browser cannot press it (WCAG 2.5.3). It names just as well from outside.
export default class SpokenFileUpload extends FileUpload {
  constructor($root, config) {
    super($root, config);
    this.$button.before(this.$button.querySelector(`#${CSS.escape(this.id)}-comma`));
  }
}
