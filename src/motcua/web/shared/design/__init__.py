"""The design system: components, styles, and the build that makes ``dist`` of them."""
