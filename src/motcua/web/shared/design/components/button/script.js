export { Button as default } from "govuk-frontend";
