using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using TwelveRooms.Access;
using TwelveRooms.Access.Routes;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Isolation.Matrix;

/// <summary>
/// Goes to every route as every role, with the ids of its own ward, of another ward of the same organisation, of another organisation, of
/// nothing at all, and of its own ward with things of another. What somebody reads must hold no word of a place that is not theirs, and
/// what is not theirs must answer as what is not there.
/// </summary>
internal sealed partial class MatrixSweep(Rooms rooms, MatrixWorld world)
{
    private static readonly string[] EndsTheVisit = ["sign-out", "demo", "come-in", "come-in/code", "come-in/passkey", "welcome/{secret}"];

    /// <summary>One of the forms of a page that has several.</summary>
    private static readonly Dictionary<string, string> FormOf = new()
    {
        ["units/{unit:guid}/people/{membership:guid}"] = "?handler=Cover",
        ["my-roles"] = "?handler=End",
        ["units/{unit:guid}/sharing"] = "?handler=End",
        ["numbers/import/{file:guid}"] = "?handler=Load",
    };

    private readonly ConcurrentDictionary<(string Route, string Role), string> _cells = new();
    private readonly ConcurrentDictionary<string, byte> _answered = new();
    private readonly ConcurrentBag<string> _leaks = [];
    private int _requests;

    public int Requests => _requests;

    /// <summary>Routes that answered 200 to somebody.</summary>
    public int Answered => _answered.Count;

    public IReadOnlyList<string> Leaks => [.. _leaks.Order(StringComparer.Ordinal)];

    public IReadOnlyDictionary<(string Route, string Role), string> Cells => _cells;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>All of it for some roles; null stands for somebody who has not signed in.</summary>
    public async Task RunAsync(IReadOnlyList<Role?> roles)
    {
        await Parallel.ForEachAsync(roles, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = Cancel }, async (role, _) => await AsAsync(role));
    }

    private async Task AsAsync(Role? role)
    {
        var own = await world.OwnAsync();
        var guest = new Guest(rooms, role, role is null ? null : await world.HeldAsync(role, own), own, world.Due);
        await guest.ComeInAsync();
        var nowhere = MatrixPlace.Nowhere(own);
        foreach (var row in RouteTable.All.Where(r => r.Verbs.StartsWith("GET", StringComparison.Ordinal)))
        {
            await CompareAsync(guest, row, "GET", own, nowhere);
        }

        // Forms are counted by person, and there are more routes than one may send in a minute: each place gets somebody new of the same role.
        foreach (var row in RouteTable.All.Where(r => r.Verbs.EndsWith("POST", StringComparison.Ordinal) && !EndsTheVisit.Contains(r.Pattern)))
        {
            await CompareAsync(guest, row, "POST", own, nowhere);
        }
    }

    private async Task CompareAsync(Guest guest, RouteRow row, string verb, MatrixPlace own, MatrixPlace nowhere)
    {
        var route = $"{verb} /{row.Pattern}";
        if (!row.Pattern.Contains('{', StringComparison.Ordinal))
        {
            _cells[(route, guest.Name)] = (await AskAsync(guest, route, row, own)).IsLetIn ? "yes" : "-";
            return;
        }

        var reached = new List<string>();
        foreach (var isWard in row.Pattern switch { "organisations/{unit:guid}" => [false], _ when row.Pattern.Contains("{unit", StringComparison.Ordinal) => new[] { true, false }, _ => [true] })
        {
            var never = await AskAsync(guest, route, row, nowhere, isWard);
            foreach (var (name, place) in new[] { ("foreign", world.Foreign), ("sibling", world.Sibling), ("mixed", own.WithThingsOf(world.Foreign)) })
            {
                if (name == "mixed" && Ids(row, place, isWard) == Ids(row, own, isWard))
                {
                    continue; // it names no thing beside the unit
                }

                var answer = await AskAsync(guest, route, row, place, isWard);
                var like = name == "mixed" ? await AskAsync(guest, route, row, own.WithThingsOf(nowhere), isWard) : never;
                if (!answer.IsLetIn && answer != like)
                {
                    _leaks.Add($"{guest.Name}: {route} tells a thing of {name} from one that never was: {answer.Status} and {like.Status}");
                }
                else if (answer.IsLetIn && answer != like)
                {
                    reached.Add(name);
                    if (!guest.Reaches(name) && !IsPublic(row, isWard))
                    {
                        _leaks.Add($"{guest.Name}: {route} lets in to {name}");
                    }
                }
            }

            if ((await AskAsync(guest, route, row, own, isWard)).IsLetIn)
            {
                reached.Add("own");
            }
        }

        _cells[(route, guest.Name)] = reached.Contains("foreign") ? "all" : reached.Contains("sibling") ? "organisation" : reached.Contains("own") ? "own" : "-";
    }

    private async Task<Answer> AskAsync(Guest guest, string route, RouteRow row, MatrixPlace place, bool isWard = true)
    {
        Interlocked.Increment(ref _requests);
        var isPost = route.StartsWith("POST", StringComparison.Ordinal);
        var address = Ids(row, place, isWard) + (isPost ? FormOf.GetValueOrDefault(row.Pattern) : "");
        using var answer = await guest.SendAsync(isPost, address, row.Admission == Admission.ApiKey);
        var body = await answer.Content.ReadAsStringAsync(Cancel);
        foreach (var word in Canary().Matches(body + answer.Headers + answer.Content.Headers).Select(m => m.Value).Distinct().Where(w => !guest.MayRead(w, world.IsOfFirst(w)) && !(IsByName(row, body) && guest.IsOfOffice(world.IsOfFirst(w)))))
        {
            _leaks.Add($"{guest.Name}: {route} says {word} of {(word == world.Foreign.Canary ? "another organisation" : "another ward")}");
        }

        if ((int)answer.StatusCode >= 500 || answer.StatusCode == HttpStatusCode.TooManyRequests)
        {
            _leaks.Add($"{guest.Name}: {route} answered {(int)answer.StatusCode}");
        }

        if (answer.StatusCode == HttpStatusCode.OK)
        {
            _answered.TryAdd(route, 0);
        }

        var isAway = answer.Headers.Location?.OriginalString is { } to && (to.StartsWith("/demo", StringComparison.Ordinal) || to.StartsWith("/come-in", StringComparison.Ordinal) || to.StartsWith("/devices/ended", StringComparison.Ordinal));
        var isLetIn = !isAway && answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest);
        return new(answer.StatusCode, isLetIn, Differs().Replace(body, "·").Replace(place.Ward.Code!, "·", StringComparison.Ordinal));
    }

    /// <summary>What is published of an organisation is shown to everyone who is signed in; the organisation itself is no secret.</summary>
    private static bool IsPublic(RouteRow row, bool isWard) => !isWard
        && row.Pattern is "organisations/{unit:guid}" or "units/{unit:guid}/numbers/{format}" or "api/v1/units/{unit}" or "api/v1/units/{unit}/numbers";

    /// <summary>Whoever withdraws numbers or looks after records finds people, wards and measures of the own organisation by name, and reads nothing that was written there.</summary>
    private static bool IsByName(RouteRow row, string body) => row.Right is (Rights.ReadRecords or Rights.RecallNumbers) && !body.Contains(MatrixWorld.Written, StringComparison.Ordinal);

    private string Ids(RouteRow row, MatrixPlace place, bool isWard) => RouteAddress.Of(row.Pattern, gap => gap switch
    {
        "ward:guid" => place.Ward.Id.Value,
        "unit:guid" or "unit" or "site:guid" => (isWard ? place.Ward : place.Provider).Id.Value,
        // A question of the week is one that is due: the ward's own measure has only just begun.
        "measure:guid" => row.Pattern.StartsWith("wards/{ward:guid}/this-week", StringComparison.Ordinal) ? world.Due : place.Measure,
        "membership:guid" => place.Membership,
        "person:guid" => place.Person,
        "import:guid" => place.Import,
        "file:guid" => place.File,
        _ => null,
    });

    [GeneratedRegex("zebrafinch[a-z]{2}")]
    private static partial Regex Canary();

    [GeneratedRegex("value=\"[A-Za-z0-9_\\-]{60,}\"|[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f-]{27}|\"traceId\":\"[^\"]*\"")]
    private static partial Regex Differs();

    private sealed record Answer(HttpStatusCode Status, bool IsLetIn, string Body);

    /// <summary>Somebody of one role, who comes in anew when a visit has ended or has sent many forms.</summary>
    private sealed class Guest(Rooms rooms, Role? role, UnitRow? held, MatrixPlace own, Guid due)
    {
        private const int MostForms = 100;
        private HttpClient _pages = null!;
        private HttpClient? _api;
        private string? _token;
        private int _forms;

        public string Name => role?.Key ?? "nobody";

        private bool IsWithin => role is { Tier: not Tier.Published };

        public bool Reaches(string place) => place switch
        {
            "foreign" => role is not null && held!.Kind == UnitKind.Programme,
            "sibling" => role is not null && held!.Kind != UnitKind.Ward,
            _ => false,
        };

        /// <summary>Whether a word may stand in what this role reads: its own ward's, and those of the organisation that shares where it is held on more than a ward.</summary>
        public bool MayRead(string word, bool isOfFirst) => word == own.Canary ? IsWithin : IsWithin && isOfFirst && held!.Kind != UnitKind.Ward;

        /// <summary>Whether somebody who sees what is published looks after records of the organisation that shares.</summary>
        public bool IsOfOffice(bool isOfFirst) => isOfFirst && role is { Tier: Tier.Published } && held!.Kind != UnitKind.Ward;

        public async Task ComeInAsync()
        {
            _forms = 0;
            _token = null;
            if (role is null)
            {
                _pages = rooms.Anyone().Client;
            }
            else if (role.Holder == RoleHolder.System)
            {
                (_pages, _api) = (rooms.Anyone().Client, await rooms.ApiAsync(held!, role.Key));
            }
            else
            {
                var visitor = role.Holder == RoleHolder.Device ? await rooms.DeviceAsync(own.Ward) : await rooms.PersonAsync(role.Key, held!, "Robin");
                _pages = visitor.Client;
                foreach (var page in new[] { $"/wards/{own.Ward.Id.Value}/this-week", $"/wards/{own.Ward.Id.Value}/this-week/{due}", "/my-roles" })
                {
                    _token ??= (await visitor.OpenAsync(page)).Document.QuerySelector("[name=__RequestVerificationToken]")?.GetAttribute("value");
                }
            }
        }

        public async Task<HttpResponseMessage> SendAsync(bool isPost, string address, bool isApi)
        {
            if (!isPost)
            {
                return await (isApi ? _api ?? _pages : _pages).GetAsync(new Uri(address, UriKind.Relative), Cancel);
            }

            if (isApi)
            {
                using var content = address.EndsWith("/points", StringComparison.Ordinal) || address.Contains("/recalls", StringComparison.Ordinal) ? new StringContent("{}", Encoding.UTF8, "application/json") : new StringContent("a,b\n1,2\n", Encoding.UTF8, "text/csv");
                using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
                request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
                return await (_api ?? _pages).SendAsync(request, Cancel);
            }

            if (_forms++ > MostForms)
            {
                await ComeInAsync();
            }

            var answer = await PostAsync(address);
            if (role is not null && _api is null && (answer.Headers.Location?.OriginalString is { } to && (to.StartsWith("/demo", StringComparison.Ordinal) || to.StartsWith("/come-in", StringComparison.Ordinal))))
            {
                answer.Dispose(); // a form before this one ended the visit
                await ComeInAsync();
                answer = await PostAsync(address);
            }

            return answer;
        }

        private async Task<HttpResponseMessage> PostAsync(string address)
        {
            using var form = new FormUrlEncodedContent(_token is null ? [] : new Dictionary<string, string> { ["__RequestVerificationToken"] = _token });
            return await _pages.PostAsync(new Uri(address, UriKind.Relative), form, Cancel);
        }
    }
}
