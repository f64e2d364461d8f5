//! Order in lists that are short, or nearly in order already.

/// The items by their key, those of one key as they came. Each is put where it belongs, which takes far less code than to sort:
/// the standard library's sort is compiled anew, 4 kB of it, for every kind of item.
pub fn by_key<T, K: Ord>(items: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut ordered = Vec::new();
    for item in items {
        let place = ordered.partition_point(|other| key(other) <= key(&item));
        ordered.insert(place, item);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_one_key_stay_as_they_came() {
        let words = by_key(["oak", "birch", "elm", "beech", "ash"], |word| word.len());
        assert_eq!(words, ["oak", "elm", "ash", "birch", "beech"]);
    }
}
