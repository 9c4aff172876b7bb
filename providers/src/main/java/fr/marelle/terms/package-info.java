/** The terms of use (CGU): their versions, who accepted which, and the proof. */
package fr.marelle.terms;
