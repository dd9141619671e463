export { SkipLink as default } from "govuk-frontend";
