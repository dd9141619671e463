"""Services as packages: releases, what the gate says of them, previews, and a test mode."""
