//! The rows of a study file as bytes, and whether what was deleted is still somewhere.
#![allow(dead_code, reason = "every test file uses another part of it")]

use rusqlite::{Connection, OpenFlags};
use std::collections::{BTreeSet, HashSet};
use std::path::Path;

/// Length of what is looked for.
const PIECE: usize = 16;

/// What no byte may be left of once it is deleted: ids and boxes of keys and payloads, and the key slots.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// Ids of rows of `wrap` and `payload`.
    pub ids: BTreeSet<Vec<u8>>,
    boxes: BTreeSet<Vec<u8>>,
    /// Pages of the file that hold nothing.
    pub free: i64,
}

impl Rows {
    /// Reads the rows of a file.
    pub fn of(path: &Path) -> Rows {
        let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
        let all = |sql: &str| -> BTreeSet<Vec<u8>> {
            let mut statement = connection.prepare(sql).unwrap();
            let rows = statement.query_map([], |row| row.get(0)).unwrap();
            rows.collect::<Result<_, _>>().unwrap()
        };
        Rows {
            ids: all("SELECT id FROM wrap UNION ALL SELECT id FROM payload"),
            boxes: all(
                "SELECT box FROM wrap UNION ALL SELECT box FROM payload UNION ALL SELECT body FROM slot",
            ),
            free: connection.pragma_query_value(None, "freelist_count", |row| row.get(0)).unwrap(),
        }
    }

    /// What is here and no longer there.
    pub fn gone(&self, there: &Rows) -> Rows {
        let less = |a: &BTreeSet<Vec<u8>>, b: &BTreeSet<Vec<u8>>| a.difference(b).cloned().collect();
        Rows { ids: less(&self.ids, &there.ids), boxes: less(&self.boxes, &there.boxes), free: 0 }
    }

    /// Pieces of all of it: the beginning of every id, and the end of each 1024 bytes of a box.
    fn pieces(&self) -> HashSet<&[u8]> {
        let of_boxes = self.boxes.iter().flat_map(|b| b.chunks(1024)).filter_map(|c| c.last_chunk::<PIECE>());
        let of_boxes = of_boxes.map(|piece| piece.as_slice());
        self.ids.iter().filter_map(|id| id.get(..PIECE)).chain(of_boxes).collect()
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.boxes.len()
    }

    /// How many pieces of it are found in the bytes of a file; none where there is no file.
    pub fn found_in(&self, path: &Path) -> usize {
        let pieces = self.pieces();
        if pieces.is_empty() {
            return 0;
        }
        let Ok(bytes) = std::fs::read(path) else { return 0 };
        let mut begins = vec![false; 1 << 16];
        let pair = |bytes: &[u8]| usize::from(bytes[0]) << 8 | usize::from(bytes[1]);
        pieces.iter().for_each(|piece| begins[pair(piece)] = true);
        let mut found = 0;
        for at in 0..bytes.len().saturating_sub(PIECE - 1) {
            found += usize::from(begins[pair(&bytes[at..at + 2])] && pieces.contains(&bytes[at..at + PIECE]));
        }
        found
    }
}
