package dev.quell.app;

import dev.quell.incident.CustomFieldApi;
import dev.quell.incident.CustomFields;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentMoveApi;
import dev.quell.incident.IncidentReader;
import dev.quell.incident.IncidentSubject;
import dev.quell.incident.IncidentTextApi;
import dev.quell.incident.PastIncidents;
import dev.quell.noise.similar.AlertText;
import dev.quell.noise.similar.Similarity;
import dev.quell.noise.similar.TextPieces;
import dev.quell.queue.Commands;
import dev.quell.storage.Database;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people do with incidents beside looking at them. */
@Configuration(proxyBeanMethods = false)
class IncidentWiring {

  @Bean
  IncidentMoveApi incidentMoveApi(Commands commands) {
    return new IncidentMoveApi(commands);
  }

  @Bean
  IncidentTextApi incidentTextApi(Commands commands) {
    return new IncidentTextApi(commands);
  }

  @Bean
  CustomFieldApi customFieldApi(CustomFields fields, Commands commands) {
    return new CustomFieldApi(fields, commands);
  }

  @Bean
  PastIncidents pastIncidents(Database database, IncidentReader reader) {
    return new PastIncidents(database, reader, IncidentWiring::alike);
  }

  private static double[] alike(Incident one, List<Incident> others) {
    TextPieces text = pieces(one);
    return others.stream().mapToDouble(other -> Similarity.score(text, pieces(other))).toArray();
  }

  private static TextPieces pieces(Incident incident) {
    return TextPieces.of(AlertText.of(new IncidentSubject(incident), AlertText.DEFAULT_FIELDS));
  }
}
