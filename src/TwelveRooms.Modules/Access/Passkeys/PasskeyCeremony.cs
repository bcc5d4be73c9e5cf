using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TwelveRooms.Access.Accounts;

namespace TwelveRooms.Access.Passkeys;

/// <summary>Where the browser is: a passkey belongs to the host, and is taken from its own pages alone.</summary>
internal sealed record PasskeySite(string Scheme, HostString Host)
{
    public static PasskeySite Of(HttpContext http) => new(http.Request.Scheme, http.Request.Host);
}

/// <summary>A question to a browser.</summary>
/// <param name="Options">What its script is handed, as JSON.</param>
/// <param name="Ticket">What the browser keeps for us, sealed.</param>
internal sealed record PasskeyQuestion(string Options, string Ticket);

/// <summary>Asks for passkeys and says what an answer is worth. Every check of it is the framework's: challenge, origin, host, flags, signature, counter.</summary>
internal sealed class PasskeyCeremony(PasskeyStore store, PasskeyTickets tickets)
{
    private const int LongestAnswer = 20_000;

    /// <summary>A little less than a ticket lives, so that a late answer is the browser's to refuse.</summary>
    private static readonly TimeSpan Patience = PasskeyTickets.Life - TimeSpan.FromSeconds(30);

    private static readonly IdentityPasskeyOptions Rules = new()
    {
        AuthenticatorTimeout = Patience,
        UserVerificationRequirement = "required", // the device asks for finger, face or PIN: what one has and what one is or knows
        ResidentKeyRequirement = "required", // it is found without a name, or it would not serve at the door
        AttestationConveyancePreference = "none", // who made the device is nothing to us
        ValidateOrigin = context => ValueTask.FromResult(IsOwnPage(context)),
    };

    private readonly PasskeyHandler<PasskeyOwner> _handler = new(
        new UserManager<PasskeyOwner>(
            store, Options.Create(new IdentityOptions()), new PasswordHasher<PasskeyOwner>(), [], [], new UpperInvariantLookupNormalizer(), new IdentityErrorDescriber(), null!, NullLogger<UserManager<PasskeyOwner>>.Instance),
        Options.Create(Rules));

    /// <summary>Asks for a new passkey.</summary>
    public async Task<PasskeyQuestion> AskForNewAsync(PasskeySite site, Account account, string shownName, Guid session, string name)
    {
        var asked = await _handler.MakeCreationOptionsAsync(new() { Id = PasskeyStore.IdOf(account.Person), Name = account.SignInName, DisplayName = shownName }, HttpOf(site));
        return new(asked.CreationOptionsJson, tickets.Seal(PasskeyPurpose.Add, asked.AttestationState!, session, name));
    }

    /// <summary>Asks whoever stands at the door for a passkey that is there.</summary>
    public Task<PasskeyQuestion> AskAtDoorAsync(PasskeySite site) => AskAsync(site, PasskeyPurpose.SignIn, null, null);

    /// <summary>Asks somebody who has come in for one of their own.</summary>
    public Task<PasskeyQuestion> AskAgainAsync(PasskeySite site, Guid person, Guid session) => AskAsync(site, PasskeyPurpose.Prove, new(person), session);

    /// <summary>The passkey that was made; null when anything about the answer is wrong.</summary>
    public async Task<UserPasskeyInfo?> MadeAsync(PasskeySite site, PasskeyTicket ticket, string? answer)
    {
        if (answer is null or { Length: > LongestAnswer })
        {
            return null;
        }

        var result = await _handler.PerformAttestationAsync(new() { HttpContext = HttpOf(site), CredentialJson = answer, AttestationState = ticket.State });
        return result.Succeeded ? result.Passkey : null;
    }

    /// <summary>Whose passkey was shown; null when anything about the answer is wrong.</summary>
    public async Task<(Guid Person, UserPasskeyInfo Passkey)?> ShownAsync(PasskeySite site, PasskeyTicket ticket, string? answer)
    {
        if (answer is null or { Length: > LongestAnswer })
        {
            return null;
        }

        var result = await _handler.PerformAssertionAsync(new() { HttpContext = HttpOf(site), CredentialJson = answer, AssertionState = ticket.State });
        return result.Succeeded ? (result.User.Person, result.Passkey) : null;
    }

    private async Task<PasskeyQuestion> AskAsync(PasskeySite site, PasskeyPurpose purpose, PasskeyOwner? owner, Guid? session)
    {
        var asked = await _handler.MakeRequestOptionsAsync(owner, HttpOf(site));
        return new(asked.RequestOptionsJson, tickets.Seal(purpose, asked.AssertionState!, session));
    }

    /// <summary>The framework reads the host from a request; nothing else of ours is for it.</summary>
    private static DefaultHttpContext HttpOf(PasskeySite site) => new() { Request = { Scheme = site.Scheme, Host = site.Host } };

    private static bool IsOwnPage(PasskeyOriginValidationContext context) =>
        !context.CrossOrigin && Uri.TryCreate(context.Origin, UriKind.Absolute, out var origin)
        && Uri.TryCreate($"{context.HttpContext.Request.Scheme}://{context.HttpContext.Request.Host}", UriKind.Absolute, out var own)
        && origin.Scheme == own.Scheme && origin.Host == own.Host && origin.Port == own.Port;
}
