//! Telegram's `messages.html`.
