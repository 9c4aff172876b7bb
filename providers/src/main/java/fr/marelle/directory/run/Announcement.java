package fr.marelle.directory.run;

/**
 * What an administrator of a school announces of a file before it comes, so that it can come in
 * pieces, from one page or the next, and still be known for the same.
 *
 * @param school UAI of that school; the run is shown to its administrators and to no others
 * @param size in bytes
 * @param digest SHA-256, as 64 hexadecimal digits in small letters
 */
public record Announcement(String school, long size, String digest) {}
