//! Futures and streams behind a pointer: `Send` natively, and not in a browser, whose own never are.

#[cfg(not(target_arch = "wasm32"))]
pub use futures_util::{future::BoxFuture, stream::BoxStream};

#[cfg(target_arch = "wasm32")]
pub use futures_util::{future::LocalBoxFuture as BoxFuture, stream::LocalBoxStream as BoxStream};

/// `Send` where there are threads: natively. In a browser, everything.
#[cfg(not(target_arch = "wasm32"))]
pub trait MaybeSend: Send {}
#[cfg(not(target_arch = "wasm32"))]
impl<T: Send + ?Sized> MaybeSend for T {}

/// `Send` where there are threads: natively. In a browser, everything.
#[cfg(target_arch = "wasm32")]
pub trait MaybeSend {}
#[cfg(target_arch = "wasm32")]
impl<T: ?Sized> MaybeSend for T {}

/// `Sync` where there are threads: natively. In a browser, everything.
#[cfg(not(target_arch = "wasm32"))]
pub trait MaybeSync: Sync {}
#[cfg(not(target_arch = "wasm32"))]
impl<T: Sync + ?Sized> MaybeSync for T {}

/// `Sync` where there are threads: natively. In a browser, everything.
#[cfg(target_arch = "wasm32")]
pub trait MaybeSync {}
#[cfg(target_arch = "wasm32")]
impl<T: ?Sized> MaybeSync for T {}
