/** The form that a code opens, and nothing else does: opened, left, completed. */
package fr.marelle.code.form;
