package dev.quell.pipeline.mapping;

import dev.quell.model.Event;
import dev.quell.pipeline.enrich.Answer;
import dev.quell.pipeline.enrich.EnrichRules;
import dev.quell.pipeline.enrich.Lookups;
import dev.quell.pipeline.enrich.Question;
import dev.quell.pipeline.rule.Draft;
import dev.quell.pipeline.rule.RuleName;
import dev.quell.web.AddressGuard;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gathers what mapping APIs know about events before these are judged. It never keeps anybody
 * waiting longer than {@link #PATIENCE}, and never asks one API more than a few questions at once.
 */
public final class LookupDesk implements AutoCloseable {
  /** So long the events of one segment may wait for all their answers together. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int AT_ONCE_OF_AN_API = 16;
  private static final int AT_ONCE_FOR_AN_INTEGRATION = 32;

  private final MappingTables tables;
  private final MappingApis apis;
  private final InstantSource clock;
  private final ApiCaller caller;
  private final LookupMetrics metrics;
  private final Map<String, Guarded> breakers = new ConcurrentHashMap<>();
  private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public LookupDesk(
      MappingTables tables,
      MappingApis apis,
      AddressGuard guard,
      InstantSource clock,
      MeterRegistry registry) {
    this.tables = tables;
    this.apis = apis;
    this.clock = clock;
    this.caller = new ApiCaller(guard);
    this.metrics = new LookupMetrics(registry, this::openBreakers);
  }

  /** Runs this without keeping anybody waiting. */
  public void inBackground(Runnable work) {
    threads.execute(work);
  }

  /** Whether the API is asked now. */
  Breaker.State breakerState(MappingApi api) {
    return breaker(api).state(clock.millis());
  }

  /** Asks for everything these rules want to know of these events, and waits for the answers. */
  public GatheredAnswers gather(long integrationId, EnrichRules rules, List<Event> events) {
    GatheredAnswers known = new GatheredAnswers(tables, apis);
    if (!rules.askApis()) {
      return known;
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    Semaphore ofIntegration = new Semaphore(AT_ONCE_FOR_AN_INTEGRATION);
    List<Event> waiting = events;
    // Each round answers what each event misses first, and it misses one thing a rule at most.
    for (int round = 0; round <= rules.rules().size() && !waiting.isEmpty(); round++) {
      Map<GatheredAnswers.Key, Question> asked = new LinkedHashMap<>();
      waiting = unanswered(integrationId, rules, waiting, new Noticing(known, asked));
      known.putAll(askAll(asked, ofIntegration, end));
    }
    return known;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    caller.close();
  }

  /** Those that miss an answer; what each misses first is noticed. */
  private static List<Event> unanswered(
      long integrationId, EnrichRules rules, List<Event> events, Lookups noticing) {
    List<Event> unanswered = new ArrayList<>();
    for (Event event : events) {
      if (!rules.apply(new Draft(integrationId, event), noticing)) {
        unanswered.add(event);
      }
    }
    return unanswered;
  }

  private Map<GatheredAnswers.Key, Answer> askAll(
      Map<GatheredAnswers.Key, Question> questions, Semaphore ofIntegration, long end) {
    Map<GatheredAnswers.Key, Future<Answer>> running = new LinkedHashMap<>();
    questions.forEach((key, question) ->
        running.put(key, threads.submit(() -> askInTurn(question, ofIntegration, end))));
    Map<GatheredAnswers.Key, Answer> answers = new HashMap<>();
    running.forEach((key, answer) -> answers.put(key, await(answer, key, end)));
    return answers;
  }

  private Answer await(Future<Answer> answer, GatheredAnswers.Key key, long end) {
    try {
      return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return late(key.api());
    } catch (ExecutionException e) {
      return Answer.missed(key.api(), "", Answer.UNREACHABLE, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return late(key.api());
    }
  }

  private Answer askInTurn(Question question, Semaphore ofIntegration, long end)
      throws InterruptedException {
    Optional<MappingApi> api = apis.find(question.from());
    if (api.isEmpty()) {
      return Answer.missed(question.from(), "", Answer.GONE, "");
    }
    Semaphore ofApi =
        places.computeIfAbsent(question.from(), id -> new Semaphore(AT_ONCE_OF_AN_API));
    if (!ofIntegration.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
      return late(question.from());
    }
    try {
      if (!ofApi.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return late(question.from());
      }
      try {
        return ask(api.get(), question);
      } finally {
        ofApi.release();
      }
    } finally {
      ofIntegration.release();
    }
  }

  private Answer ask(MappingApi api, Question question) {
    Breaker breaker = breaker(api);
    if (!breaker.admits(clock.millis())) {
      return Answer.missed(api.name(), "", Answer.BREAKER_OPEN, "");
    }
    long begin = System.nanoTime();
    boolean failed = true;
    try {
      Answer answer = caller.ask(api, question);
      failed = ApiCaller.isFailure(answer);
      if (failed) {
        metrics.failed(answer.miss());
      }
      return answer;
    } finally {
      metrics.called(System.nanoTime() - begin);
      if (failed) {
        breaker.failed(clock.millis());
      } else {
        breaker.succeeded();
      }
    }
  }

  private Answer late(String api) {
    String name = apis.find(api).map(MappingApi::name).orElse(api);
    return Answer.missed(name, "", Answer.OUT_OF_TIME, Long.toString(PATIENCE.toSeconds()));
  }

  /** One that was edited begins anew, since it may have been mended. */
  private Breaker breaker(MappingApi api) {
    long edited = api.stamps().updatedAt();
    return breakers
        .compute(
            api.id(),
            (id, old) ->
                old != null && old.edited() == edited ? old : new Guarded(edited, new Breaker()))
        .breaker();
  }

  private long openBreakers() {
    return apis.all().stream().filter(api -> breakerState(api) != Breaker.State.CLOSED).count();
  }

  /** The breaker of an API as it was written at that time. */
  private record Guarded(long edited, Breaker breaker) {}

  /** Hands out what is known and notes what is not. */
  private record Noticing(GatheredAnswers known, Map<GatheredAnswers.Key, Question> asked)
      implements Lookups {
    @Override
    public Optional<Answer> answer(RuleName rule, Question question) {
      Optional<Answer> answer = known.answer(rule, question);
      if (answer.isEmpty()) {
        known.key(question).ifPresent(key -> asked.putIfAbsent(key, question));
      }
      return answer;
    }
  }
}
