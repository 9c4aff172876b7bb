package fr.marelle.attachment;

import java.time.Instant;

/**
 * « Je ne suis pas le représentant légal de cet élève »: what the school has to look at.
 *
 * @param id of the report
 * @param relative id of the account that reports
 * @param pupil id of the pupil's account
 */
public record AttachmentReport(String id, String relative, String pupil, Instant reportedAt) {}
