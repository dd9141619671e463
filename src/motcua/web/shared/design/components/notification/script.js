export { NotificationBanner as default } from "govuk-frontend";
