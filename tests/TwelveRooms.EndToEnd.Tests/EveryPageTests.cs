using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TwelveRooms.Access.Routes;
using TwelveRooms.EndToEnd.Tests.Browsing;
using Xunit;

namespace TwelveRooms.EndToEnd.Tests;

/// <summary>
/// Follows every link of the house, one page for each row of the access table, and looks at what it meets. Each kind of reader is a class of its
/// own, so that one walk does not wait for another.
/// </summary>
public abstract partial class EveryPageTests(House house)
{
    private const int MostPages = 150;

    private protected async Task LookAsync(string role, Width width)
    {
        await using var visit = await house.VisitAsync(width, role);
        var seen = new Dictionary<RouteRow, string>();
        var faults = new List<string>();
        var waiting = new Queue<string>(["/", .. PagesWithoutIds()]);
        var known = waiting.ToHashSet();

        for (var pages = 0; waiting.TryDequeue(out var address) && pages < MostPages; pages++)
        {
            var isLookedAt = RowOf(address) is { } its && seen.ContainsKey(its); // then it need only be there
            var status = isLookedAt ? (await visit.Page.APIRequest.GetAsync(address)).Status : await visit.GoAsync(address);
            if (status != 200)
            {
                faults.AddRange(IsPromised(address) ? [] : [$"{address} answered {status}"]);
            }

            if (status != 200 || isLookedAt)
            {
                continue;
            }

            var here = new Uri(visit.Page.Url).AbsolutePath;
            if (RowOf(here) is { } row && seen.TryAdd(row, here))
            {
                faults.AddRange(await visit.FaultsAsync());
            }

            foreach (var link in await LinksAsync(visit.Page))
            {
                if (RowOf(link) is { } target && !seen.ContainsKey(target) && known.Add(link))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        visit.AssertQuiet();
        TestContext.Current.SendDiagnosticMessage("{0}, {1}: looked at {2}", role, width, string.Join(' ', seen.Values));
    }

    /// <summary>Rows without an id can be asked for without a link; whether this role is let in is not the question here.</summary>
    private static IEnumerable<string> PagesWithoutIds() =>
        Pages().Where(r => !r.Pattern.Contains('{', StringComparison.Ordinal)).Select(r => "/" + r.Pattern);

    private static IEnumerable<RouteRow> Pages() => RouteTable.All.Where(r =>
        r.Verbs.Contains("GET", StringComparison.Ordinal)
        && r.Admission != Admission.ApiKey
        && !r.Pattern.EndsWith("/csv", StringComparison.Ordinal) && !r.Pattern.EndsWith("/xlsx", StringComparison.Ordinal) && !r.Pattern.EndsWith("/json", StringComparison.Ordinal)
        && !r.Pattern.EndsWith("/{format}", StringComparison.Ordinal)
        && !r.Pattern.StartsWith("health/", StringComparison.Ordinal)
        && !r.Pattern.StartsWith("openapi/", StringComparison.Ordinal)
        && r.Pattern is not ("sorry" or "not-found" or ""));

    /// <summary>An address we made ourselves may be closed to this role; one that a page linked to may not.</summary>
    private static bool IsPromised(string address) => address == "/" || PagesWithoutIds().Contains(address);

    private static RouteRow? RowOf(string path) => Pages().FirstOrDefault(r => Regex.IsMatch(
        path, "^/" + Regex.Replace(Regex.Replace(r.Pattern, @"\{[^}:]*:guid\}", "[0-9a-f-]{36}"), @"\{[^}]*\}", "[^/]+") + "$", RegexOptions.IgnoreCase));

    private static async Task<IReadOnlyList<string>> LinksAsync(IPage page)
    {
        var html = await page.ContentAsync(); // one question to the browser, and not one for each link
        return [.. LinkTarget().Matches(html).Select(m => m.Groups[1].Value).Distinct()];
    }

    /// <summary>The path that a link leads to, without query and fragment.</summary>
    [GeneratedRegex("""<a [^>]*?href="(/[^"#?]*)""")]
    private static partial Regex LinkTarget();
}

/// <summary>The pages of a ward.</summary>
public sealed class EveryPageOfAWardTests(House house) : EveryPageTests(house)
{
    [Theory]
    [InlineData("ward-manager", Width.Desk)]
    [InlineData("ward-manager", Width.Phone)]
    public Task Every_page_that_can_be_reached_can_be_used_by_everyone(string role, Width width) => LookAsync(role, width);
}

/// <summary>The pages of an organisation.</summary>
public sealed class EveryPageOfAnOrganisationTests(House house) : EveryPageTests(house)
{
    [Theory]
    [InlineData("organisation-team", Width.Desk)]
    [InlineData("organisation-team", Width.Phone)]
    public Task Every_page_that_can_be_reached_can_be_used_by_everyone(string role, Width width) => LookAsync(role, width);
}

/// <summary>The pages of those who look over organisations.</summary>
public sealed class EveryPageOfAProgrammeTests(House house) : EveryPageTests(house)
{
    [Theory]
    [InlineData("programme-team", Width.Desk)]
    [InlineData("qi-coach", Width.Phone)]
    public Task Every_page_that_can_be_reached_can_be_used_by_everyone(string role, Width width) => LookAsync(role, width);
}
