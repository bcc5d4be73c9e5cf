using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace TwelveRooms.Components;

/// <summary>A link: its words and where it goes.</summary>
/// <param name="Text">Words that make sense alone.</param>
/// <param name="Href">Address, from the root of the site.</param>
/// <param name="IsCurrent">Whether the reader is in that part of the site.</param>
public sealed record RoomsLink(string Text, string Href, bool IsCurrent = false);

/// <summary>What the layout needs to know of a page. Pages set it with <see cref="RoomsPageExtensions.SetRoomsPage"/>.</summary>
public sealed record RoomsPage
{
    /// <summary>The title in the browser's tab, without the product's name.</summary>
    public string? Title { get; init; }

    /// <summary>The main parts of the site that this reader has.</summary>
    public IReadOnlyList<RoomsLink> NavItems { get; init; } = [];

    /// <summary>The way here, without the page itself.</summary>
    public IReadOnlyList<RoomsLink> Breadcrumbs { get; init; } = [];

    /// <summary>Who is signed in: a name and a role; null when nobody is.</summary>
    public string? SignedInAs { get; init; }

    /// <summary>The reader's own pages, in the menu with their name.</summary>
    public IReadOnlyList<RoomsLink> AccountLinks { get; init; } = [];

    /// <summary>Where the sign-out form posts to; null leaves the form out.</summary>
    public string? SignOutAction { get; init; }

    /// <summary>Where to sign in; shown when nobody is signed in.</summary>
    public string? SignInHref { get; init; }

    /// <summary>Where this is, for a ward's own device, which has nowhere else to go.</summary>
    public string? Place { get; init; }

    /// <summary>Whether everything here is made up, which is then said on every page.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Whether this page shows figures that a national body has published about a real organisation, demo or not.</summary>
    public bool ShowsPublished { get; init; }

    /// <summary>Whether the fields hold what was typed and sent when nothing could be saved: the session had ended, or the person had to show who they are.</summary>
    public bool HasKeptForm { get; init; }

    /// <summary>The day that stands on paper.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Where the product's name leads.</summary>
    public string HomeHref { get; init; } = "/";

    /// <summary>The links of the footer.</summary>
    public IReadOnlyList<RoomsLink> FooterLinks { get; init; } =
    [
        new("Accessibility", "/accessibility"),
        new("Who sees what", "/who-sees-what"),
        new("How we make the charts", "/how-we-make-the-charts"),
        new("What is not kept here", "/what-is-not-kept-here"),
        new("Open code and data", "/open-code-and-data"),
    ];
}

/// <summary>Hands a <see cref="RoomsPage"/> to the layout.</summary>
public static class RoomsPageExtensions
{
    private const string Key = "RoomsPage";

    /// <summary>Sets what the layout shows.</summary>
    public static void SetRoomsPage(this ViewDataDictionary viewData, RoomsPage page) => viewData[Key] = page;

    /// <summary>What was set; else a page with a title from ViewData["Title"] and nothing more.</summary>
    public static RoomsPage GetRoomsPage(this ViewDataDictionary viewData)
    {
        var page = viewData[Key] as RoomsPage ?? new();
        return page.Title is null ? page with { Title = viewData["Title"] as string } : page;
    }
}
