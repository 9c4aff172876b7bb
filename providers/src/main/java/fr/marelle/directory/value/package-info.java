/** Values as files have them, and as Marelle keeps them: trimmed, checked, within limits. */
package fr.marelle.directory.value;
