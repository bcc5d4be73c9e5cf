using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.Routes;
using TwelveRooms.Components;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Access.Frame;

/// <summary>A form that came after its session had ended.</summary>
/// <param name="Person">Who had typed it.</param>
/// <param name="Path">The page that it stands on.</param>
/// <param name="At">When it came.</param>
/// <param name="Fields">What was typed, by field.</param>
internal sealed record KeptForm(Guid Person, string Path, DateTimeOffset At, Dictionary<string, string[]> Fields);

/// <summary>
/// A session ends while somebody is called away, or it is time to ask who they are, and they press Save: nothing may be stored then, and nothing shall be lost. What was typed waits half an
/// hour, sealed, in the same browser, and stands on the page again for the same person; whoever else comes in drops it.
/// </summary>
internal sealed class KeptForms(IDataProtectionProvider protection, Passes passes, RoomsClock clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private const string Cookie = "rooms-kept";

    /// <summary>Never kept: what proves somebody, and what the page makes anew.</summary>
    private static readonly string[] Left = ["__RequestVerificationToken", "Key", "Passphrase", "Current", "New", "Again", "Code", "ProtectedKey", "Secret"];

    private readonly IDataProtector _protector = protection.CreateProtector("kept-form");

    /// <summary>Keeps what was sent.</summary>
    /// <param name="http">The request that brings it, and is led elsewhere.</param>
    /// <param name="known">Who sent it; null for somebody whose session in this browser has ended, if there was one.</param>
    /// <param name="cancel">Stops.</param>
    public async Task KeepAsync(HttpContext http, Guid? known, CancellationToken cancel)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || http.Request.Path.StartsWithSegments("/account")
            || HostCookie.Read(http, Gate.SessionCookie) is not { } session || (known ?? await passes.EndedPersonAsync(session, cancel)) is not { } person)
        {
            return;
        }

        var fields = (await FormOfAsync(http, cancel)).Where(f => !Left.Contains(f.Key)).ToDictionary(f => f.Key, f => f.Value.OfType<string>().ToArray());
        if (fields.Count > 0)
        {
            SealedCookie.Keep(http, _protector, Cookie, new KeptForm(person, http.Request.Path, clock.Now, fields), Life);
        }
    }

    private static async Task<IFormCollection> FormOfAsync(HttpContext http, CancellationToken cancel)
    {
        try
        {
            return await http.Request.ReadFormAsync(cancel);
        }
        catch (InvalidDataException)
        {
            return FormCollection.Empty; // no browser sends what cannot be read as a form
        }
    }

    /// <summary>What waits for a person on a page; null for nothing. It is handed out once.</summary>
    public KeptForm? Take(HttpContext http, Guid? person)
    {
        if (SealedCookie.Read<KeptForm>(http, _protector, Cookie) is not { } kept)
        {
            return null;
        }

        var isTheirs = kept.Person == person && clock.Now - kept.At < Life;
        if (isTheirs && kept.Path != http.Request.Path)
        {
            return null; // on their way there
        }

        HostCookie.Drop(http, Cookie);
        return isTheirs ? kept : null;
    }
}

/// <summary>Puts what was kept into the fields of its page, which then says so. Nothing is sent before the person has looked at it.</summary>
internal sealed class KeptFormFilter(KeptForms forms, CurrentViewer current) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context is { Result: PageResult, Controller: PageModel page } && HttpMethods.IsGet(context.HttpContext.Request.Method) && current.Viewer.IsSignedIn
            && forms.Take(context.HttpContext, current.Viewer.Person) is { } kept)
        {
            foreach (var (name, values) in kept.Fields)
            {
                page.ModelState.SetModelValue(name, new ValueProviderResult(values));
                page.ModelState.MarkFieldSkipped(name); // typed, and not judged yet
            }

            page.ViewData.SetRoomsPage(page.ViewData.GetRoomsPage() with { HasKeptForm = true });
        }

        await next();
    }
}
