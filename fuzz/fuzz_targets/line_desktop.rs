#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| kelindan_fuzz::line_desktop(data));
