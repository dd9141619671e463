export { ErrorSummary as default } from "govuk-frontend";
