package fr.marelle.tables;

import fr.marelle.attachment.AttachmentReportEntity;
import fr.marelle.attachment.AttachmentReports;
import fr.marelle.contact.ContactCodeEntity;
import fr.marelle.directory.upkeep.DirectoryUpkeep;
import fr.marelle.enrolment.EnrolmentCodeEntity;
import fr.marelle.enrolment.EnrolmentEntity;
import fr.marelle.hand.HandUpkeep;
import fr.marelle.hand.LeavingEntity;
import fr.marelle.outbox.OutboxEntity;
import fr.marelle.progress.ProgressEntity;
import fr.marelle.recovery.ResetKeyEntity;
import fr.marelle.recovery.ResetKeys;
import fr.marelle.sheet.SheetTemplateEntity;
import fr.marelle.sheet.SheetTemplates;
import fr.marelle.sms.SentMessageEntity;
import fr.marelle.terms.TermsAcceptanceEntity;
import fr.marelle.terms.TermsTextEntity;
import fr.marelle.throttle.FailuresEntity;
import fr.marelle.throttle.SendingEntity;
import fr.marelle.upkeep.HourlySweep;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Declares Marelle's own tables, which Keycloak creates and upgrades at start. */
public final class MarelleTables implements JpaEntityProviderFactory {
  private static final String ID = "marelle";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public JpaEntityProvider create(KeycloakSession session) {
    return new JpaEntityProvider() {
      @Override
      public List<Class<?>> getEntities() {
        return List.of(
            AttachmentReportEntity.class,
            ContactCodeEntity.class,
            EnrolmentCodeEntity.class,
            EnrolmentEntity.class,
            FailuresEntity.class,
            LeavingEntity.class,
            OutboxEntity.class,
            ProgressEntity.class,
            ResetKeyEntity.class,
            SendingEntity.class,
            SentMessageEntity.class,
            SheetTemplateEntity.class,
            TermsAcceptanceEntity.class,
            TermsTextEntity.class);
      }

      @Override
      public String getChangelogLocation() {
        return "META-INF/marelle-changelog.xml";
      }

      @Override
      public String getFactoryId() {
        return ID;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    AttachmentReports.followRemovals(factory);
    HourlySweep.begin(factory);
    DirectoryUpkeep.begin(factory);
    HandUpkeep.begin(factory);
    ResetKeys.followRemovals(factory);
    SheetTemplates.followRemovals(factory);
  }

  @Override
  public void close() {}
}
