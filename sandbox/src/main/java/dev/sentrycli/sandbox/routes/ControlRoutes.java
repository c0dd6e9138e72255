package dev.sentrycli.sandbox.routes;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.sentrycli.sandbox.fault.Fault;
import dev.sentrycli.sandbox.fault.FaultJson;
import dev.sentrycli.sandbox.fault.Faults;
import dev.sentrycli.sandbox.http.Answerer;
import dev.sentrycli.sandbox.http.Request;
import dev.sentrycli.sandbox.http.RequestLog;
import dev.sentrycli.sandbox.http.Response;
import java.util.List;

/// `/_sandbox/requests` (`GET`, `DELETE`) and `/_sandbox/faults` (`GET`, `PUT`, `DELETE`): what a
/// test in another process needs. Answers this machine only.
public final class ControlRoutes implements Answerer {
  public static final String ROOT = "/_sandbox/";

  private final RequestLog requests;
  private final Faults faults;

  public ControlRoutes(RequestLog requests, Faults faults) {
    this.requests = requests;
    this.faults = faults;
  }

  @Override
  public Response answer(Request request) {
    if (!request.local()) {
      return Response.empty(404);
    }
    return switch (request.method() + " " + request.path()) {
      case "GET /_sandbox/requests" -> Response.json(requests.toJson());
      case "DELETE /_sandbox/requests" -> {
        requests.clear();
        yield Response.empty(204);
      }
      case "GET /_sandbox/faults" -> Response.json(FaultJson.write(faults.all()));
      case "PUT /_sandbox/faults" -> replace(request);
      case "DELETE /_sandbox/faults" -> {
        faults.clear();
        yield Response.empty(204);
      }
      default -> Response.detail(404, "Known here: requests, faults");
    };
  }

  private Response replace(Request request) {
    List<Fault> wanted;
    try {
      wanted = FaultJson.read(JsonParser.parseString(request.text()));
    } catch (JsonParseException malformed) {
      return Response.detail(400, "The faults are no JSON");
    } catch (IllegalArgumentException wrong) {
      return Response.detail(400, String.valueOf(wrong.getMessage()));
    }
    faults.clear();
    wanted.forEach(faults::add);
    return Response.json(FaultJson.write(faults.all()));
  }
}
