/** Opens what somebody sent: a file, a folder of files, or an archive of files. */
package fr.marelle.directory.archive;
