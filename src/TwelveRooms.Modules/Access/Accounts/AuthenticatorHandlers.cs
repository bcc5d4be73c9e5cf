using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Passkeys;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Access.Accounts;

/// <param name="ProtectedKey">The key that the page showed, protected.</param>
/// <param name="Code">The first code that the app made of it.</param>
internal sealed record AddAuthenticatorCommand(string? ProtectedKey, string? Code);

/// <summary>Adds an authenticator, or puts a new one in the place of the old, once its first code has come back; and makes codes for paper.</summary>
internal sealed class AddAuthenticatorHandler(Db db, Authenticators authenticators)
{
    /// <returns>The codes for paper, shown once.</returns>
    public Task<Outcome<IReadOnlyList<string>>> HandleAsync(AddAuthenticatorCommand command, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<IReadOnlyList<string>>(AccountBook.Door, new("access.authenticator-added"), async (write, c) =>
        {
            if (viewer.Person is not { } person || await write.For<AccountSecret>().SingleOrDefaultAsync(s => s.Person == person, c) is not { } secret
                || command.ProtectedKey is not { } key || authenticators.Readable(key) is null)
            {
                return Refusal.NotFound;
            }

            if (PasskeyRules.RefuseUnproved(viewer, await write.For<Passkey>().CountAsync(p => p.Person == person, c)) is { } first)
            {
                return first;
            }

            if (authenticators.StepOf(key, command.Code ?? "", write.Now, 0) is not { } step)
            {
                return Refusal.Invalid("code-wrong", "This code is not of the key above, or too old. Wait for the next one, and look whether the phone’s clock is right.", nameof(command.Code));
            }

            (secret.AuthenticatorKey, secret.LastStep) = (key, step);
            (await write.For<Account>().SingleAsync(a => a.Person == person, c)).AuthenticatorSince = write.Now;
            await Passes.EndSessionsAsync(write, person, viewer.Session?.Id, c);
            var session = await write.For<AccessPass>().SingleAsync(p => p.Id == viewer.Session!.Id, c);
            (session.Proof, session.ProvedAt) = (session.Proof | Proof.Code, write.Now);
            write.About(0, null, viewer.Actor);
            write.Concerns(viewer.Person!.Value);
            return Outcome<IReadOnlyList<string>>.FromT(await PaperCodes.RenewAsync(write, person, c));
        }, cancel);
}

/// <summary>Makes new codes for paper; those of before are void.</summary>
internal sealed class RenewPaperCodesHandler(Db db)
{
    /// <returns>The codes, shown once.</returns>
    public Task<Outcome<IReadOnlyList<string>>> HandleAsync(Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<IReadOnlyList<string>>(AccountBook.Door, new("access.paper-codes-renewed"), async (write, c) =>
        {
            if (viewer.Person is not { } person || !await write.For<Account>().AnyAsync(a => a.Person == person && a.AuthenticatorSince != null, c))
            {
                return Refusal.NotFound;
            }

            write.About(0, null, viewer.Actor);
            write.Concerns(viewer.Person!.Value);
            return Outcome<IReadOnlyList<string>>.FromT(await PaperCodes.RenewAsync(write, person, c));
        }, cancel);
}

/// <summary>Takes the second step away, where no role needs it.</summary>
internal sealed class RemoveAuthenticatorHandler(Db db)
{
    public Task<Outcome<Done>> HandleAsync(Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<Done>(AccountBook.Door, new("access.authenticator-removed"), async (write, c) =>
        {
            if (viewer.Person is not { } person || await write.For<AccountSecret>().SingleOrDefaultAsync(s => s.Person == person && s.AuthenticatorKey != null, c) is not { } secret)
            {
                return Refusal.NotFound;
            }

            if (viewer.IsPrivileged)
            {
                return Refusal.Invalid("second-step-needed", "What you do here reaches so far that a passphrase alone does not do. You can put another phone in its place.");
            }

            await SecondSteps.RemoveAsync(write, secret, viewer.Session?.Id, c);
            write.About(0, null, viewer.Actor);
            write.Concerns(viewer.Person!.Value);
            return new Done();
        }, cancel);
}

/// <summary>
/// Takes the second step of somebody away who has lost phone and paper, and their passkeys. Only whoever looks after the machine may, who knows the
/// person; a role that needs a second step asks for a new one at the next sign-in.
/// </summary>
internal sealed class LostSecondStepHandler(Db db)
{
    public Task<Outcome<Done>> HandleAsync(Guid person, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<Done>(AccountBook.Door, new("access.authenticator-lost"), async (write, c) =>
        {
            if (viewer.Reach != ReachKind.Everything || await write.For<AccountSecret>().SingleOrDefaultAsync(s => s.Person == person, c) is not { } secret
                || !(await RemovePasskeyHandler.RemoveAllAsync(write, person, c) | secret.AuthenticatorKey is not null))
            {
                return Refusal.NotFound with { Message = "There is nobody with this id who has a second step.", Field = "PERSON" };
            }

            await SecondSteps.RemoveAsync(write, secret, null, c);
            write.About(0, null, $"person:{person}, by {viewer.Actor}");
            write.Concerns(person);
            return new Done();
        }, cancel);
}

internal static class SecondSteps
{
    /// <summary>Removes key and codes, and ends the person's sessions but for one.</summary>
    public static async Task RemoveAsync(Write write, AccountSecret secret, Guid? except, CancellationToken cancel)
    {
        (secret.AuthenticatorKey, secret.LastStep) = (null, 0);
        (await write.For<Account>().SingleAsync(a => a.Person == secret.Person, cancel)).AuthenticatorSince = null;
        (await write.For<RecoveryCode>().Where(r => r.Person == secret.Person).ToListAsync(cancel)).ForEach(write.Remove);
        await Passes.EndSessionsAsync(write, secret.Person, except, cancel);
        if (await write.For<AccessPass>().SingleOrDefaultAsync(p => p.Id == except, cancel) is { } session)
        {
            session.Proof &= ~Proof.Code; // a role that needs a second step asks for a new one
        }
    }
}

internal static class PaperCodes
{
    public static async Task<IReadOnlyList<string>> RenewAsync(Write write, Guid person, CancellationToken cancel)
    {
        (await write.For<RecoveryCode>().Where(r => r.Person == person).ToListAsync(cancel)).ForEach(write.Remove);
        var codes = Authenticators.NewPaperCodes();
        foreach (var code in codes)
        {
            write.Add(new RecoveryCode { Person = person, Hash = Authenticators.HashOf(person, code) });
        }

        return codes;
    }
}

/// <summary>Signs a person out everywhere but here.</summary>
internal sealed class EndOtherSessionsHandler(Db db)
{
    public Task<Outcome<Done>> HandleAsync(Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<Done>(AccountBook.Door, new("access.other-sessions-ended"), async (write, c) =>
        {
            if (viewer.Person is not { } person)
            {
                return Refusal.NotFound;
            }

            await Passes.EndSessionsAsync(write, person, viewer.Session?.Id, c);
            write.About(0, null, viewer.Actor);
            write.Concerns(viewer.Person!.Value);
            return new Done();
        }, cancel);
}
