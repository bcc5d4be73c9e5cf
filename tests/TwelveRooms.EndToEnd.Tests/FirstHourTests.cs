using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OtpNet;
using TwelveRooms.EndToEnd.Tests.Browsing;
using TwelveRooms.Platform.Files.Tables;
using Xunit;

namespace TwelveRooms.EndToEnd.Tests;

/// <summary>Walks the guide's first hour in an empty house, with an organisation's own spreadsheet: what the trust does, and what the ward manager does.</summary>
public sealed partial class FirstHourTests(House house)
{
    private static readonly int[] Larch = [14, 15, 13, 14, 8, 7, 6, 8, 7, 5, 7, 6];

    private const string Passphrase = "lamp river chair moss";

    private static readonly string[] Headings = ["Ward", "Indicator", "Month", "Number", "Occupied bed days"];

    // Five minutes, of which the reading of what stands there takes three; a tap or a key takes a second.
    private static readonly TimeSpan ForReading = TimeSpan.FromMinutes(3);

    private static readonly IReadOnlyList<DateOnly> Months = [.. Enumerable.Range(-12, 12).Select(m => new DateOnly(DateTime.Today.Year, DateTime.Today.Month, 1).AddMonths(m))];

    [Fact]
    [Trait("Database", "both")]
    public async Task A_trust_is_set_up_in_an_hour_and_its_ward_manager_in_five_minutes()
    {
        var first = "";
        await using var host = await Host.StartAsync(withDemo: false, async h =>
        {
            await h.CommandAsync("migrate");
            first = await h.CommandAsync("invite", "The first person", "programme-team", "--first", "--address", h.Address);
        });

        await LoadOrganisationAsync(host, first);
        await BringInNumbersAsync(host, await host.CommandAsync("invite", "Priya", "organisation-team", "ZX5", "--address", host.Address));
        await BeAManagerAsync(host, await host.CommandAsync("invite", "Sam", "ward-manager", "ZX5-W01", "--address", host.Address));
        Assert.Equal("", await host.CommandAsync("invite", "Somebody else", "programme-team", "--first", "--address", host.Address)); // there is one first person
    }

    private async Task LoadOrganisationAsync(Host host, string link)
    {
        await using var visit = await ComeInAsync(host, link, "the.first", Width.Desk);
        await AddSecondStepAsync(visit);
        var page = visit.Page;
        Assert.Contains("It takes an hour to begin", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await LookAsync(visit);
        await visit.ScreenshotAsync("first-hour-start");

        await page.Locator("main a", new() { HasTextString = "Load the file" }).ClickAsync();
        await UploadAsync(page, "our-wards.csv", await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "samples/files/first-hour/our-wards.csv")));
        Assert.Contains("7 new, 0 changed and 0 the same", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await LookAsync(visit);
        await ButtonAsync(page, "Load it");

        Assert.Equal("Loaded", await page.Locator("h1").InnerTextAsync());
        visit.AssertQuiet();
    }

    private async Task BringInNumbersAsync(Host host, string link)
    {
        await using var visit = await ComeInAsync(host, link, "priya", Width.Desk);
        var page = visit.Page;
        await page.Locator("main a", new() { HasTextString = "Bring in numbers" }).ClickAsync();
        await UploadAsync(page, "our own.xlsx", Spreadsheet());

        // Their own names are said once. Two wards are guessed from theirs.
        Assert.Equal("Larch (ZX5-W01)", await SaidAsync(page, "Larch (male acute)"));
        Assert.Equal("Maple (ZX5-W04)", await SaidAsync(page, "Maple House"));
        await SayAsync(page, "Physical interventions", "Restrictive practice");
        await SayAsync(page, "Violent incidents", "Violence and aggression");
        await LookAsync(visit);
        await visit.ScreenshotAsync("first-hour-names");
        await ButtonAsync(page, "Remember these");
        await LookAsync(visit);
        await ButtonAsync(page, "Put in 96 numbers");
        Assert.Contains("96 new, 0 changed, 0 the same", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await LookAsync(visit);

        // The same file again: nobody is asked what a name means, and nothing changes.
        await visit.GoAsync("/numbers/import");
        await UploadAsync(page, "our own.xlsx", Spreadsheet());
        Assert.Equal(0, await page.Locator("main select").CountAsync());
        Assert.Contains("Everything in it is stored already", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        visit.AssertQuiet();
    }

    private async Task BeAManagerAsync(Host host, string link)
    {
        var watch = Stopwatch.StartNew();
        await using var visit = await ComeInAsync(host, link, "sam.larch", Width.Phone);
        var page = visit.Page;
        var ward = new Uri(page.Url).AbsolutePath;
        var actions = 5 + "sam.larch".Length + (2 * Passphrase.Length); // the link, three boxes with what is typed in them, and the button
        Assert.Equal("Larch", await page.Locator("h1").InnerTextAsync());
        Assert.Contains("Restrictive practice has come furthest: 12 of the 13 numbers", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await LookAsync(visit);

        // One true sentence about her own data, worked out here from the spreadsheet.
        await page.Locator("main a", new() { HasTextString = "Restrictive practice" }).First.ClickAsync();
        actions++;
        var rates = Months.Select((month, i) => 1000.0 * Larch[i] / BedDays(month, 600)).ToList();
        var sentence = string.Create(
            CultureInfo.GetCultureInfo("en-GB"),
            $"The latest month counted, {Months[^1]:MMMM yyyy}, was {rates[^1]:0.#} for every 1,000 occupied bed days; those so far lie between {rates.Min():0.#} and {rates.Max():0.#}.");
        Assert.Contains(sentence, await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await LookAsync(visit);
        await visit.ScreenshotAsync("first-hour-sentence");

        actions += await PickARoomAsync(visit, ward);
        await visit.GoAsync(ward + "/house");
        var pages = PageObject().Count(Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "A4" })));
        Assert.Equal(1, pages);
        Assert.True(watch.Elapsed + TimeSpan.FromSeconds(actions) < TimeSpan.FromMinutes(5) - ForReading, $"{actions} taps and keys, and {watch.Elapsed.TotalSeconds:0} s of the house itself.");

        // What the organisation holds is asked of nobody on the ward.
        await MakeWardPhoneAsync(visit, ward);
        var asked = await page.Locator("main").InnerTextAsync();
        Assert.DoesNotContain("Restrictive practice", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("Violence", asked, StringComparison.Ordinal);
        visit.AssertQuiet();
    }

    /// <summary>From the House into a room, to what could be counted there, to the first number; gives how many taps and keys it took.</summary>
    private static async Task<int> PickARoomAsync(Visit visit, string ward)
    {
        var page = visit.Page;
        await visit.GoAsync(ward);
        await page.Locator("main a:visible", new() { HasTextString = "Things to do" }).First.ClickAsync();
        await page.Locator("main a", new() { HasTextString = "could be counted here" }).ClickAsync();
        await LookAsync(visit);
        await page.Locator("main a", new() { HasTextString = "Activities cancelled" }).ClickAsync();
        await ButtonAsync(page, "Ask this on our ward");
        await page.Locator("main a", new() { HasTextString = "Its chart" }).ClickAsync();
        await page.Locator("main a", new() { HasTextString = "Put in the first number" }).ClickAsync();
        await LookAsync(visit);
        await ButtonAsync(page, "Go on");
        await page.Locator("input[name=Answer]").First.CheckAsync();
        await page.FillAsync("input[name=Numerator]", "3");
        await page.FillAsync("input[name=Denominator]", "14");
        await ButtonAsync(page, "Save the number");
        Assert.Contains("Saved for", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await LookAsync(visit);
        return 15;
    }

    private static async Task MakeWardPhoneAsync(Visit visit, string ward)
    {
        await visit.GoAsync(ward + "/devices");
        await LookAsync(visit);
        await visit.Page.FillAsync("input[name=Label]", "office phone");
        await ButtonAsync(visit.Page, "Make this a ward device");
        Assert.Equal(ward + "/this-week", new Uri(visit.Page.Url).AbsolutePath);
        await LookAsync(visit);
    }

    private async Task<Visit> ComeInAsync(Host host, string link, string name, Width width)
    {
        var visit = await house.VisitAsync(width, at: host);
        await visit.GoAsync(link);
        await LookAsync(visit);
        if (name == "the.first")
        {
            await visit.ScreenshotAsync("signing-in-welcome");
        }

        await visit.Page.FillAsync("input[name=SignInName]", name);
        await visit.Page.FillAsync("input[name=Passphrase]", Passphrase);
        await visit.Page.FillAsync("input[name=Again]", Passphrase);
        await ButtonAsync(visit.Page, "Come in");
        return visit;
    }

    /// <summary>Whoever reaches the whole programme adds an authenticator first.</summary>
    private static async Task AddSecondStepAsync(Visit visit)
    {
        var page = visit.Page;
        Assert.Equal("A second step", await page.Locator("h1").InnerTextAsync());
        await LookAsync(visit);
        await visit.ScreenshotAsync("signing-in-second-step");
        var key = Base32Encoding.ToBytes((await page.Locator("main code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal));
        await page.FillAsync("input[name=Code]", new Totp(key).ComputeTotp());
        await ButtonAsync(page, "Add it");
        Assert.Equal(10, await page.Locator(".rooms-codes code").CountAsync());
        await LookAsync(visit);
        await page.Locator("main a", new() { HasTextString = "I have them" }).ClickAsync();
        await LookAsync(visit);
        await visit.GoAsync("/");
    }

    private static async Task LookAsync(Visit visit)
    {
        await visit.AssertAccessibleAsync();
        await visit.AssertNoSidewaysScrollingAsync();
    }

    private static Task ButtonAsync(IPage page, string words) => page.Locator("main button", new() { HasTextString = words }).ClickAsync();

    private static async Task UploadAsync(IPage page, string name, byte[] content)
    {
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        await ButtonAsync(page, "Look at the file");
    }

    private static ILocator Question(IPage page, string name) => page.Locator(".nhsuk-form-group", new() { HasTextString = $"“{name}”" }).Locator("select");

    private static Task<IReadOnlyList<string>> SayAsync(IPage page, string name, string means) => Question(page, name).SelectOptionAsync(new SelectOptionValue { Label = means });

    private static Task<string> SaidAsync(IPage page, string name) => Question(page, name).Locator("option[selected]").InnerTextAsync();

    /// <summary>Twelve months up to the last whole one, as a quality team keeps them: titles above, notes below, and names of its own.</summary>
    private static byte[] Spreadsheet()
    {
        using var stream = new MemoryStream();
        using (var book = new WorkbookWriter(stream))
        {
            book.BeginSheet("Ward indicators", [("Fernhill quality team: ward indicators", 30)]);
            book.Write([]);
            book.Write(Headings.Select(TableCell.Of));
            foreach (var (ward, beds, force, violence) in new[] { ("Larch (male acute)", 600, Larch, 10), ("Willow ward", 290, [.. Enumerable.Reverse(Larch)], 15), ("Cedar unit", 560, Larch, 6), ("Maple House", 410, [.. Enumerable.Reverse(Larch)], 3) })
            {
                foreach (var (indicator, number) in new (string, Func<int, int>)[] { ("Physical interventions", i => force[i]), ("Violent incidents", i => violence + (i * 7 % 4)) })
                {
                    for (var i = 0; i < Months.Count; i++)
                    {
                        book.Write([TableCell.Of(ward), TableCell.Of(indicator), TableCell.Of(Months[i]), TableCell.Of(number(i)), TableCell.Of(BedDays(Months[i], beds))]);
                    }
                }
            }

            book.Write([]);
            book.Write([TableCell.Of("Source: incident system. Rates are worked out on the charts.")]);
        }

        return stream.ToArray();
    }

    private static int BedDays(DateOnly month, int usual) => usual + month.Month;

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PageObject();
}
