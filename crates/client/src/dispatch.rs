//! How a call is made: with the token of whoever is logged in, renewed when it ran out, and again when that is safe.

use crate::{
    Client, Error, IdempotencyKey, Method, Operation, Request, Response, Retry, TransportError,
    answer::Answer,
    boxed::BoxFuture,
    operations::LOGOUT,
    response::Chunks,
    session::{Holder, standing_for},
    timer::{self, Moment},
    trace,
    transport::DynTransport,
};
use futures_util::{FutureExt, TryStreamExt};
use studentos_api_types::ErrorCode;

/// How much of an answer is waited for: all of it, or its head.
type Ask<R> = for<'a> fn(&'a dyn DynTransport, Request) -> BoxFuture<'a, Result<R, Error>>;

impl Client {
    /// Makes a call and reads its answer, which is a success or a 304. Only the reading is compiled once for each kind of
    /// answer: in a browser, code is what weighs.
    pub(crate) fn dispatch<A: Answer>(
        &self,
        operation: &'static Operation,
        request: Request,
    ) -> BoxFuture<'static, Result<A, Error>> {
        let answered: BoxFuture<'static, _> = Box::pin(self.clone().answered(operation, request));
        Box::pin(answered.map(|(span, result)| span.in_scope(|| A::read(result?).inspect_err(trace::failed))))
    }

    /// What is answered to a call, and the span it was made in.
    async fn answered(self, operation: &'static Operation, request: Request) -> (trace::Span, Result<Response, Error>) {
        let _leaving = (*operation == LOGOUT).then(|| self.session().leave());
        let (span, opened) = (trace::span(operation), self.session().opened());
        let result = trace::in_span(&span, self.persist(operation, &request)).await;
        self.session().observe(operation, &opened, &result);
        (span, result)
    }

    /// Asks until there is an answer or the policy has had enough.
    async fn persist(&self, operation: &Operation, request: &Request) -> Result<Response, Error> {
        let begun = Moment::now();
        let (mut failed, mut caller) = (0, None);
        loop {
            let result = self.authorized(operation, request, &mut caller, whole).await;
            trace::answered(&result);
            let Err(error) = &result else { return result };
            failed += 1;
            let retry = if is_repeatable(request) || was_not_sent(error) { self.retry } else { Retry::never() };
            let Some(wait) = retry.wait_after(failed, error, begun.elapsed()) else { return result };
            trace::waiting(failed, wait);
            timer::sleep(wait).await;
        }
    }

    /// Begins an answer that may go on without end.
    pub(crate) async fn open_stream(
        &self,
        operation: &'static Operation,
        request: &Request,
        caller: &mut Option<Holder>,
    ) -> Result<Response<Chunks>, Error> {
        trace::in_span(&trace::span(operation), self.authorized(operation, request, caller, head)).await
    }

    /// Asks on behalf of the user; a token that ran out is renewed on the way. The caller is whoever asked first: what
    /// one user asked for is not asked for again as another.
    async fn authorized<R>(
        &self,
        operation: &Operation,
        request: &Request,
        caller: &mut Option<Holder>,
        ask: Ask<R>,
    ) -> Result<R, Error> {
        if operation.is_public {
            return self.ask(request.clone(), None, ask).await;
        }
        let holder = match (&*caller, self.session().holder()) {
            (Some(first), present) => Some(standing_for(Some(first), present)?),
            (None, None) if self.session().can_log_in() => Some(self.successor(None).await?),
            (None, present) => present,
        };
        if caller.is_none() {
            caller.clone_from(&holder);
        }
        let token = holder.as_ref().map(|holder| &*holder.token);
        let result = self.ask(request.clone(), token, ask).await;
        let Some(refused) = holder.filter(|holder| holder.is_renewable() && is_refused(&result)) else {
            return result;
        };
        let renewed = self.successor(Some(&refused)).await?;
        *caller = Some(renewed.clone());
        let result = self.ask(request.clone(), Some(&renewed.token), ask).await;
        if is_refused(&result) {
            self.session().replace(Some(&renewed), None);
            return Err(Error::SessionEnded);
        }
        result
    }

    async fn ask<R>(&self, request: Request, token: Option<&str>, ask: Ask<R>) -> Result<R, Error> {
        ask(self.transport(), with_token(request, token)).await
    }

    /// Sends one request as it is, but for the token.
    pub(crate) async fn send(&self, request: Request, token: Option<&str>) -> Result<Response, Error> {
        self.ask(request, token, whole).await
    }
}

pub fn with_token(mut request: Request, token: Option<&str>) -> Request {
    if let Some(token) = token {
        request.set_header("Authorization", format!("Bearer {token}"));
    }
    request
}

fn is_refused<R>(result: &Result<R, Error>) -> bool {
    result.as_ref().is_err_and(|error| error.code() == Some(ErrorCode::Unauthenticated))
}

/// Whether it does no harm when it arrives twice.
fn is_repeatable(request: &Request) -> bool {
    request.method == Method::Get || request.get_header(IdempotencyKey::HEADER).is_some()
}

fn was_not_sent(error: &Error) -> bool {
    matches!(error, Error::Connection(TransportError::Unreachable(_)))
}

fn whole(transport: &dyn DynTransport, request: Request) -> BoxFuture<'_, Result<Response, Error>> {
    Box::pin(async move {
        let response = transport.send(request).await?;
        if !response.is_success() && response.status != 304 {
            Err(Error::from_response(&response))
        } else if response.is_page() {
            // No answer is a page, also where no body is waited for: another server stands at the address.
            Err(Error::undecodable(&response, None))
        } else {
            Ok(response)
        }
    })
}

fn head(transport: &dyn DynTransport, request: Request) -> BoxFuture<'_, Result<Response<Chunks>, Error>> {
    Box::pin(async move {
        let response = transport.open(request).await?;
        if response.is_success() {
            return Ok(response);
        }
        let Response { status, headers, body } = response;
        Err(Error::from_response(&Response { status, headers, body: body.try_concat().await? }))
    })
}
