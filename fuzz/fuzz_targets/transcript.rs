#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| kelindan_fuzz::transcript(data));
