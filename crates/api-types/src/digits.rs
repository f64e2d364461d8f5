//! Texts of digits at fixed places. A list has dozens of them, so they are written at once instead of number by number.

use crate::Date;
use std::ops::Range;

/// A text whose digits are filled in.
pub(crate) struct Digits<const LENGTH: usize>([u8; LENGTH]);

impl<const LENGTH: usize> Digits<LENGTH> {
    /// A text of ASCII characters.
    pub(crate) const fn of(form: [u8; LENGTH]) -> Self {
        Self(form)
    }

    /// Writes the last digits of a number that is not negative, as many as there is room for.
    pub(crate) fn put(&mut self, place: Range<usize>, mut number: i64) {
        for digit in self.0[place].iter_mut().rev() {
            *digit = b'0' + u8::try_from(number % 10).unwrap_or_default();
            number /= 10;
        }
    }

    /// Writes a date as the first ten characters.
    pub(crate) fn put_date(&mut self, date: Date) {
        self.put(0..4, date.year().into());
        self.put(5..7, date.month().into());
        self.put(8..10, date.day().into());
    }

    pub(crate) fn as_str(&self) -> &str {
        // They are ASCII characters.
        str::from_utf8(&self.0).unwrap_or_default()
    }
}
