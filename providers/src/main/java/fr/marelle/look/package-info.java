/** The two looks of the pages, and which of them a person sees. */
package fr.marelle.look;
