package dev.quell.scenario.script;

import dev.quell.access.Staff;
import dev.quell.app.TestServer;
import dev.quell.web.ApiClient;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The people of a server who act in scenarios, one scenario at a time, by any name. */
final class Crew {
  private static final AtomicInteger NUMBERS = new AtomicInteger(1000);
  private static final List<String> MEDIA = List.of("sms", "voice");

  private final Deque<Member> free = new ArrayDeque<>();
  private final Map<Long, ApiClient> clients = new HashMap<>();
  private final Listeners listeners;
  private TestServer server;

  /**
   * Somebody with an account.
   *
   * @param name as everybody sees it
   * @param phone where texts and calls reach them; both proved
   */
  record Member(long id, String name, String email, String phone) {}

  Crew(TestServer server, Listeners listeners) {
    this.server = server;
    this.listeners = listeners;
  }

  void moveTo(TestServer other) {
    server = other;
    clients.clear();
  }

  /** Somebody nobody else uses. */
  Member lend() {
    return free.isEmpty() ? hire(MEDIA) : free.pop();
  }

  /** Somebody reached by these media only; not to be given back. */
  Member hire(List<String> media) {
    Staff.Somebody one = new Staff(server).somebody(Staff.name("crew"), Staff.RESPONDER);
    String phone = "+4930555" + NUMBERS.incrementAndGet();
    for (String medium : media) {
      String contact = "'medium': '" + medium + "', 'address': '" + phone + "'";
      one.call("/person/contact/add", "{" + contact + "}");
      one.call(
          "/person/contact/verify", "{" + contact + ", 'code': '" + listeners.code(phone) + "'}");
    }
    clients.put(one.id(), one.client());
    return new Member(one.id(), one.name(), one.email(), phone);
  }

  void giveBack(Member member) {
    free.push(member);
  }

  /** Calls as this person. */
  ApiClient client(Member member) {
    return clients.computeIfAbsent(member.id(), id -> Staff.again(server, member.email()));
  }
}
